import { describe, expect, test } from 'vitest'
import { lintPack } from '@jawab/shared/pack/lint'
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

const packOf = (...questions: readonly unknown[]) => {
  const read = reading({ 'one.yaml': questions })
  if (!read.ok) throw new Error(JSON.stringify(read.reason))
  return read.value
}

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

describe('lint', () => {
  const reasons = (...questions: readonly unknown[]) => lintPack(packOf(...questions)).map(({ reason }) => reason)

  test('a sound question has no warning', () => {
    expect(lintPack(packOf(choice))).toEqual([])
  })

  test.each(['It costs $ 3.', 'CPU at 80 %.', 'A quota of 40.', 'Since version 1.4.'])(
    'a figure that changes needs an asOf: %s',
    (text) => {
      const question = authored('choice', { why: both(text) })
      expect(lintPack(packOf(question))).toEqual([
        { question: 'a-question', reason: 'has a price, percentage, quota or version, but no asOf' },
      ])
      expect(reasons({ ...question, asOf: '2026-08' })).toEqual([])
    },
  )

  test('two options that read the same', () => {
    const [first, second, ...others] = authoredOptions(4, [1])
    const question = authored('choice', { options: [first, { ...second, text: both('option 1') }, ...others] })
    expect(reasons(question)).toEqual(['options.en: two read the same', 'options.hi-Latn: two read the same'])
  })

  test('[RD9] bounds laid round the right number give it away', () => {
    expect(reasons(authored('number', { right: 105 }))).toEqual(['bounds: the right number is their middle'])
    const log = { scale: 'log', right: 100, tolerance: 2, bounds: { least: 1, most: 10_000 } }
    expect(reasons(authored('number', log))).toEqual(['bounds: the right number is their middle'])
    expect(reasons(authored('number', { ...log, right: 30 }))).toEqual([])
  })

  test('texts too long to be read from the wall', () => {
    const prompt = { en: 'a'.repeat(161), 'hi-Latn': 'a'.repeat(160) }
    const [first, ...others] = authoredOptions(4, [1])
    const options = [{ ...first, text: { en: 'a'.repeat(90), 'hi-Latn': 'a'.repeat(91) } }, ...others]
    expect(reasons(authored('choice', { prompt, options }))).toEqual([
      'prompt.en: longer than 160 characters',
      'options.hi-Latn: one is longer than 90 characters',
    ])
  })

  test('the longest option is the right one too often, once there are enough choices to tell', () => {
    const [first, ...others] = authoredOptions(4, [0])
    const telling = [{ ...first, text: { en: 'The much longer right one', 'hi-Latn': 'Short' } }, ...others]
    const choices = (count: number, tellingCount: number) =>
      Array.from({ length: count }, (_, at) =>
        authored('choice', { id: `q${at}`, options: at < tellingCount ? telling : authoredOptions(4, [0]) }),
      )
    expect(reasons(...choices(8, 4))).toEqual(['en: the longest option is the right one in 50 % of the choices'])
    expect(reasons(...choices(8, 3))).toEqual([])
    expect(reasons(...choices(7, 7))).toEqual([])
  })
})
