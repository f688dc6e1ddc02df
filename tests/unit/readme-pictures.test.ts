import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fromRoot = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url))

test('the README shows six pictures, each there, described and under 100 KB', () => {
  const shown = [...readFileSync(fromRoot('README.md'), 'utf8').matchAll(/!\[(.*?)\]\((.*?)\)/g)]
  expect(shown).toHaveLength(6)
  for (const [, description, place = ''] of shown) {
    expect(description).toMatch(/\w+ \w+/)
    expect(statSync(fromRoot(place)).size).toBeLessThan(100_000)
  }
})
