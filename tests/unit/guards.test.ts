import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fromRoot = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url))

/** Whether a file is there and has these words in it. */
const says = (place: string, words: string) =>
  existsSync(fromRoot(place)) && readFileSync(fromRoot(place), 'utf8').includes(words)

const lines = readFileSync(fromRoot('docs/guards.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Guard |'))

const rows = lines
  .map((line) => /^\|.*\| `(\S+)` (\S+)\s*\| `(\S+)`: (.*?)\s*\|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, place = '', name = '', file = '', title = '']) => ({ place, name, file, title }))

const rooted = (place: string) => (/^(client|shared)\//.test(place) ? place : `server/src/${place}`)

test('the list of guards names code and tests that are there', () => {
  const stray = rows.filter(
    ({ place, name, file, title }) => !says(rooted(place), name) || !says(`tests/${file}`, title),
  )
  expect(stray).toEqual([])
  expect(rows).toHaveLength(lines.length)
})
