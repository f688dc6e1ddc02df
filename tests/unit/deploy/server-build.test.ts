import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { beforeAll, expect, test } from 'vitest'

const server = fileURLToPath(new URL('../../../server', import.meta.url))

let chunks: readonly Rolldown.OutputChunk[]

beforeAll(async () => {
  const built = await build({ configFile: `${server}/vite.config.ts`, logLevel: 'silent', build: { write: false } })
  if (!('output' in built)) throw new Error('The build gave no single output')
  chunks = built.output.filter((file) => file.type === 'chunk')
}, 60_000)

test('an image has no package.json that could say what the built files are, so that their names do', () => {
  expect(chunks.map(({ fileName }) => fileName)).toContain('main.mjs')
  expect(chunks.filter(({ fileName }) => !fileName.endsWith('.mjs'))).toEqual([])
})

test('a server without a Redis starts without its client', () => {
  expect(importedFrom('main.mjs', ({ imports, dynamicImports }) => [...imports, ...dynamicImports])).toContain('redis')
  expect(importedFrom('main.mjs', ({ imports }) => imports)).not.toContain('redis')
})

/** A file of the build and all that it brings, by what counts as bringing. */
function importedFrom(name: string, brings: (chunk: Rolldown.OutputChunk) => readonly string[]): ReadonlySet<string> {
  const all = new Set<string>()
  const add = (one: string) => {
    if (all.has(one)) return
    all.add(one)
    const chunk = chunks.find(({ fileName }) => fileName === one)
    if (chunk) brings(chunk).forEach(add)
  }
  add(name)
  return all
}
