import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayFault, sayPath } from '@jawab/shared/show/problems'
import { describe, expect, test } from 'vitest'
import { loadPacks } from '../../../server/src/packs/load-packs.ts'
import { readShowText } from '../../../server/src/shows/check-show.ts'
import { loadShows } from '../../../server/src/shows/load-shows.ts'
import { aFolder } from '../../support/folders.ts'
import { choices } from '../../support/packs.ts'

const packs = new Map([['test-pack', choices(3)]])

/** What is said of a text: line, place and words. */
function said(text: string): string[] {
  const read = readShowText(packs, text)
  return read.ok ? [] : read.reason.map(({ line, path, fault }) => `${line} ${sayPath(path)} ${sayFault(fault, 'en')}`)
}

describe('a show as YAML', () => {
  test('is read with its comments left out', () => {
    const text = '# Friday\npacks: [test-pack]\nrounds:\n  - question: choice-2 # first\n  - { preset: certainty }\n'
    expect(readShowText(packs, text)).toEqual({
      ok: true,
      value: { packs: ['test-pack'], rules: {}, rounds: [{ question: 'choice-2' }, { preset: 'certainty' }] },
    })
  })

  test.each([
    ['no YAML', 'packs: [test-pack\nrounds: 3', /^\d+ {2}This cannot be read as YAML: ./],
    ['the same field twice', 'packs: [test-pack]\npacks: [test-pack]', /^2 {2}This cannot be read as YAML: .*unique/],
    ['references', 'packs: &p [test-pack]\nrules: { topics: *p }', /^2 {2}This cannot be read as YAML: no aliases/],
    ['nothing', '', /^1 {2}This must have fields/],
    [
      'a wrong field in a round',
      'packs: [test-pack]\nrounds:\n  - {}\n  - question: choice-1\n    brake: 60',
      /^5 rounds\.2\.brake Nothing/,
    ],
    [
      'a wrong value in a line',
      'packs: [test-pack]\nrounds:\n  - { weight: 1, break: 5 }',
      /^3 rounds\.1\.break A break is/,
    ],
    ['an unknown pack', 'title: x\npacks: [test-pack, other]', /^2 packs There is no such pack/],
    ['an unknown kind', 'packs: [test-pack]\nrules:\n  kinds: [riddle]', /^2 rules There is no such kind/],
    [
      'an unknown question',
      'packs: [test-pack]\n\nrounds:\n  - question: choice-9',
      /^4 rounds\.1 These packs have no such question/,
    ],
    ['too little to draw', 'packs: [test-pack]\nrounds:\n  - kind: poll', /^3 rounds\.1 No question is left/],
  ])('with %s is refused with line, place and words', (_, text, problem) => {
    expect(said(text)).toHaveLength(1)
    expect(said(text)[0]).toMatch(problem)
  })

  test('is refused with every round that cannot be played', () => {
    const text =
      'packs: [test-pack]\nrounds:\n  - question: choice-8\n  - question: choice-1\n  - preset: scratch\n  - question: choice-1'
    expect(said(text).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '3 rounds.1',
      '5 rounds.3',
      '6 rounds.4',
    ])
  })
})

describe('shows beside a pack', () => {
  test('those that are shipped can all be played', async () => {
    const shipped = (await loadPacks('content/packs')).packs
    const { shows, problems } = await loadShows('content/packs', shipped)
    expect(problems).toEqual([])
    expect(shows.map(({ id }) => id)).toEqual(['stand-up', 'team-evening'])
  })

  test('one with a mistake is left out with file and line, and the others load', async () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'test-pack', 'shows'), { recursive: true })
    const write = (name: string, text: string) => writeFileSync(join(folder, 'test-pack', 'shows', name), text)
    write('good.yaml', 'packs: [test-pack]')
    write('bad.yaml', 'packs: [test-pack]\nrounds:\n  - question: gone')
    write('notes.txt', 'Not a show.')

    const { shows, problems } = await loadShows(folder, packs)

    expect(shows).toEqual([{ pack: 'test-pack', id: 'good', show: { packs: ['test-pack'], rules: {} } }])
    expect(problems).toMatchObject([
      {
        file: join('test-pack', 'shows', 'bad.yaml'),
        reason: expect.stringMatching(/^line 3: rounds\.1: These packs have no/) as string,
      },
    ])
  })

  test('a pack without shows has none', async () => {
    expect(await loadShows(aFolder(), packs)).toEqual({ shows: [], problems: [] })
  })
})
