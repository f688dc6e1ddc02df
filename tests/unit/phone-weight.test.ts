import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { beforeAll, expect, test, vi } from 'vitest'

const KIB = 1024
const client = fileURLToPath(new URL('../../client', import.meta.url))

/** What a phone needs to come in and to answer, in its language. */
const first = [
  'index.html',
  'pages/home/Home.svelte',
  'pages/play/Play.svelte',
  'pages/play/Round.svelte',
  'i18n/en/play.ts',
]

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

test('what a phone loads to join and to answer stays under 60 KiB of script and style', () => {
  expect(sizeOf(filesOf(first))).toBeLessThan(60 * KIB)
})

test('reveal and standings are a download of their own, under 13 KiB', () => {
  const whole = filesOf([...first, 'pages/play/Outcome.svelte', 'i18n/en/results.ts'])
  expect(sizeOf(whole) - sizeOf(filesOf(first))).toBeLessThan(13 * KIB)
  expect(modulesOf(first).filter((id) => /pages\/play\/(Outcome|Reveal|Spread|PowerAnswer)/.test(id))).toEqual([])
})

test('a phone loads nothing of the host, the big screen, the schemas or the other language', () => {
  const foreign = /pages\/(host|screen|new-room)|styles\/stage|valibot|uqr|\/hi-latn/
  expect(modulesOf([...first, 'pages/play/Outcome.svelte']).filter((id) => foreign.test(id))).toEqual([])
})

test('no page holds what reads, grades or colours a question', () => {
  const ofTheServer = /shared\/src\/(pack|scoring)\/|shared\/src\/question\/(kinds|typed|placing|options|code-pieces)/
  const all = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
  expect(all.filter((id) => ofTheServer.test(id))).toEqual([])
})

test('the only font that a first paint asks for stays under 25 KiB', () => {
  const page = output.find(({ fileName }) => fileName === 'index.html')
  const html = String(page?.type === 'asset' ? page.source : '')
  const fonts = [...html.matchAll(/rel="preload"[^>]*href="\/([^"]+\.woff2)"/g)].map(([, file]) => file)
  const sizes = output.flatMap((file) =>
    file.type === 'asset' && fonts.includes(file.fileName) ? [file.source.length] : [],
  )
  expect(sizes).toHaveLength(1)
  expect(sizes[0]).toBeLessThan(25 * KIB)
})

const modulesOf = (parts: readonly string[]) => [...filesOf(parts)].flatMap((name) => chunkOf(name)?.moduleIds ?? [])

/** The files that hold these parts and all they import at once: scripts and the styles that come with them. */
function filesOf(parts: readonly string[]): Set<string> {
  const files = new Set<string>()
  const add = (name: string) => {
    const chunk = chunkOf(name)
    if (!chunk || files.has(name)) return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const imported of chunk.imports) add(imported)
  }
  for (const part of parts) add(fileOf(part))
  return files
}

function fileOf(part: string) {
  const found = output.find((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(part)))
  if (!found) throw new Error(`The build has no chunk for ${part}`)
  return found.fileName
}

const chunkOf = (name: string) =>
  output.find((file) => file.type === 'chunk' && file.fileName === name) as Rolldown.OutputChunk | undefined

const sizeOf = (files: ReadonlySet<string>) =>
  output
    .filter(({ fileName }) => files.has(fileName))
    .reduce((sum, file) => sum + gzipSync(file.type === 'chunk' ? file.code : file.source).length, 0)
