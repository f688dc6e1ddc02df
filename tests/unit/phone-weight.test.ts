import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { beforeAll, expect, test, vi } from 'vitest'

const KIB = 1024
const client = fileURLToPath(new URL('../../client', import.meta.url))

const door = ['index.html', 'pages/home/Home.svelte', 'pages/play/Play.svelte']

let output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]

beforeAll(async () => {
  // Under a test's own setting Svelte would build with its checks for development.
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({
    configFile: `${client}/vite.config.ts`,
    logLevel: 'silent',
    build: { write: false, reportCompressedSize: false },
  })
  if (!('output' in built)) throw new Error('The build gave no single output')
  output = built.output
  vi.unstubAllEnvs()
}, 60_000)

test('what a phone loads to join a game stays under 60 KiB of script and style', () => {
  expect(sizeOf(filesOf(door))).toBeLessThan(60 * KIB)
})

test('the rest of the game adds less than 15 KiB', () => {
  const whole = filesOf([...door, 'pages/play/Game.svelte'])
  expect(sizeOf(whole) - sizeOf(filesOf(door))).toBeLessThan(15 * KIB)
})

test('a phone loads nothing of the host, the big screen or the schemas', () => {
  const chunks = [...filesOf([...door, 'pages/play/Game.svelte'])].map(chunkOf)
  const modules = chunks.flatMap((chunk) => chunk?.moduleIds ?? [])
  expect(modules.filter((id) => /pages\/(host|screen|new-room)|valibot|uqr/.test(id))).toEqual([])
})

/** The pages' own files and all they import at once: scripts and the styles that come with them. */
function filesOf(pages: readonly string[]): Set<string> {
  const files = new Set<string>()
  const add = (name: string) => {
    const chunk = chunkOf(name)
    if (!chunk || files.has(name)) return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const imported of chunk.imports) add(imported)
  }
  for (const page of pages) add(fileOf(page))
  return files
}

function fileOf(page: string) {
  const found = output.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(page))
  if (!found) throw new Error(`The build has no chunk for ${page}`)
  return found.fileName
}

const chunkOf = (name: string) =>
  output.find((file) => file.type === 'chunk' && file.fileName === name) as Rolldown.OutputChunk | undefined

const sizeOf = (files: ReadonlySet<string>) =>
  output
    .filter(({ fileName }) => files.has(fileName))
    .reduce((sum, file) => sum + gzipSync(file.type === 'chunk' ? file.code : file.source).length, 0)
