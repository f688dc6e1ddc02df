import { describe, expect, test } from 'vitest'
import { readPack, type PackProblem } from '@jawab/shared/pack/pack'
import { authored, authoredOptions } from './builders.ts'

const both = (text: string) => ({ en: text, 'hi-Latn': text })
const manifest = {
  id: 'a-pack',
  title: both('A pack'),
  description: both('Questions.'),
  languages: ['en', 'hi-Latn'],
  files: ['one.yaml'],
}
const choice = authored('choice')

const reading = (files: Readonly<Record<string, unknown>>, overrides: object = {}) =>
  readPack({ ...manifest, ...overrides }, new Map(Object.entries(files)))

/** The mistakes that reading a pack reports, and nothing when there are none. */
function problemsOf(files: Readonly<Record<string, unknown>>, overrides: object = {}) {
  const read = reading(files, overrides)
  return read.ok ? [] : read.reason
}
const problemsWith = (question: unknown) => problemsOf({ 'one.yaml': [question] })

/** Where a mistake is: its file, its question and its field. */
const placesOf = (problems: readonly PackProblem[]) =>
  problems.map(({ file, question, reason }) => [file, question, reason.split(':')[0]])

describe('reading', () => {
  test('a pack without mistakes has its questions in the order of its files', () => {
    const files = {
      'two.yaml': [authored('several', { id: 'second' })],
      'one.yaml': [choice, authored('true-false', { id: 'first' })],
    }
    const read = reading(files, { files: ['one.yaml', 'two.yaml'] })
    expect(read.ok && read.value.questions.map(({ id }) => id)).toEqual(['a-question', 'first', 'second'])
    expect(read.ok && { ...read.value, questions: [] }).toEqual({
      id: 'a-pack',
      title: both('A pack'),
      description: both('Questions.'),
      questions: [],
    })
  })

  test.each([
    ['an id with blanks', { id: 'A Pack' }, 'id'],
    ['a language left out', { languages: ['en'] }, 'languages'],
    ['a file elsewhere', { files: ['../../secret.yaml'] }, 'files.0'],
    ['a file named twice', { files: ['one.yaml', 'one.yaml'] }, 'files'],
    ['a field nobody knows', { author: 'me' }, 'author'],
    ['a text missing in a language', { title: { en: 'A pack' } }, 'title.hi-Latn'],
  ])('a mistake in pack.yaml: %s', (_, overrides, field) => {
    expect(placesOf(problemsOf({ 'one.yaml': [choice] }, overrides))).toEqual([['pack.yaml', undefined, field]])
  })

  test.each([{ given: undefined }, { given: null }, { given: 'text' }, { given: 7 }])(
    'a pack.yaml that is $given',
    ({ given }) => {
      expect(readPack(given, new Map())).toMatchObject({ ok: false, reason: [{ file: 'pack.yaml' }] })
    },
  )

  test('a file that is not there, is no list, or is empty', () => {
    expect(problemsOf({})).toEqual([{ file: 'one.yaml', reason: 'pack.yaml names this file, but it is not there' }])
    expect(problemsOf({ 'one.yaml': choice })).toEqual([{ file: 'one.yaml', reason: 'must be a list of questions' }])
    expect(problemsOf({ 'one.yaml': [] })).toEqual([{ file: 'one.yaml', reason: 'has no questions' }])
  })

  test.each([
    ['a field missing', { why: undefined }, 'why'],
    ['a text missing in a language', { prompt: { en: 'What?' } }, 'prompt.hi-Latn'],
    ['an empty text', { prompt: { en: ' ', 'hi-Latn': 'Kya?' } }, 'prompt.en'],
    ['a kind nobody knows', { kind: 'riddle' }, 'kind'],
    ['a limit that is not whole', { limitSeconds: 7.5 }, 'limitSeconds'],
    ['a source that is no https address', { sources: [{ title: 'x', url: 'javascript:alert(1)' }] }, 'sources.0.url'],
    ['a date that is no month', { asOf: '2026-13' }, 'asOf'],
    ['too few options', { options: authoredOptions(2, [0]) }, 'options'],
    ['two right options in a choice', { options: authoredOptions(4, [0, 1]) }, 'options'],
    ['no right option', { options: authoredOptions(4, []) }, 'options'],
    ['a right option with a whyNot', { options: [{ ...authoredOptions(1, [])[0], right: true }] }, 'options.0'],
    ['a field nobody knows', { points: 5 }, 'points'],
  ])('a mistake in a question: %s', (_, overrides, field) => {
    expect(placesOf(problemsWith({ ...choice, ...overrides }))).toContainEqual(['one.yaml', 'a-question', field])
  })

  test('[PT7] several needs a right and a wrong option', () => {
    for (const right of [[], [0, 1, 2, 3]]) {
      expect(problemsWith(authored('several', { options: authoredOptions(4, right) }))).toEqual([
        { file: 'one.yaml', question: 'a-question', reason: 'options: needs a right and a wrong option' },
      ])
    }
  })

  test('options with the same id', () => {
    const [first, ...others] = authoredOptions(4, [1])
    expect(problemsWith(authored('choice', { options: [{ ...first, id: 'o2' }, ...others] }))).toEqual([
      { file: 'one.yaml', question: 'a-question', reason: 'options: option ids must differ' },
    ])
  })

  test('a question without a usable id is named by its place', () => {
    expect(problemsOf({ 'one.yaml': [choice, authored('choice', { id: 'No Slug' })] })).toEqual([
      { file: 'one.yaml', question: '#2', reason: 'id: must be in kebab-case' },
    ])
    expect(problemsOf({ 'one.yaml': ['just text'] })).toMatchObject([{ file: 'one.yaml', question: '#1' }])
  })

  test('an id used twice, also across files', () => {
    const problems = problemsOf({ 'one.yaml': [choice], 'two.yaml': [choice] }, { files: ['one.yaml', 'two.yaml'] })
    expect(problems).toEqual([{ file: 'two.yaml', question: 'a-question', reason: 'id: already used in one.yaml' }])
  })

  test('every mistake is listed, of every question and file', () => {
    const wrong = [authored('choice', { id: 'one', limitSeconds: 1, tier: 'hard' }), authored('choice', { id: 'Two' })]
    const problems = problemsOf({ 'one.yaml': wrong }, { files: ['one.yaml', 'gone.yaml'] })
    expect(placesOf(problems)).toEqual([
      ['one.yaml', 'one', 'tier'],
      ['one.yaml', 'one', 'limitSeconds'],
      ['one.yaml', '#2', 'id'],
      ['gone.yaml', undefined, 'pack.yaml names this file, but it is not there'],
    ])
  })
})
