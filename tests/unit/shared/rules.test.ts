import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const rules = readFileSync(new URL('shared/RULES.md', root), 'utf8')
const numbers = [...rules.matchAll(/^- \*\*\[([A-Z]{2}\d+)\]\*\*/gm)].map(([, number]) => number)

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(new URL(folder, root))) {
    if (name === 'node_modules' || name === 'dist') continue
    const path = `${folder}/${name}`
    if (statSync(new URL(path, root)).isDirectory()) yield* sources(path)
    else if (/\.(ts|svelte|mjs|css)$/.test(name)) yield path
  }
}

test('every rule has a number of its own', () => {
  expect(numbers).toHaveLength(new Set(numbers).size)
  expect(numbers.length).toBeGreaterThan(50)
})

test('every rule that code or a test cites is written down', () => {
  const cited = ['shared', 'server', 'client', 'tests'].flatMap((folder) =>
    [...sources(folder)].flatMap((path) =>
      [...readFileSync(new URL(path, root), 'utf8').matchAll(/\[((?:RM|ST|RD|TM|PT|TE|RV|LG)\d+)\]/g)].map(
        ([, number]) => ({ path, number }),
      ),
    ),
  )
  expect(cited.length).toBeGreaterThan(100)
  expect(cited.filter(({ number }) => !numbers.includes(number))).toEqual([])
})
