import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { takeCensus } from '@jawab/shared/pack/census'
import { lintBank } from '@jawab/shared/pack/lint'
import { loadPacks } from '../../../server/src/packs/load-packs.ts'
import { aFolder } from '../../support/folders.ts'
import { aQuestion, authoredOptions } from './builders.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const bank = (name: string) => `${root}tests/fixtures/banks/${name}`

const both = (text: string) => ({ en: text, 'hi-Latn': text })

async function weakPack(id: string) {
  const { packs, problems } = await loadPacks(bank('weak'))
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return packs.get(id)?.questions ?? []
}

describe('an error', async () => {
  const questions = await weakPack('errors')
  const { errors } = lintBank(questions)

  test.each([
    ['without-as-of', ['has a price, percentage, quota or version, but no asOf']],
    ['bounds-round-the-key', ['bounds: the right number is their middle']],
    ['too-many-lines-of-code', ['code: more than 8 lines of 38 characters']],
    ['too-long-a-line-of-code', ['code: more than 8 lines of 38 characters']],
    [
      'off-the-cheat-sheet',
      ['topics: a cheat-sheet question has one of registry-auth, iam-roles, networking, deployments, scaling'],
    ],
    ['too-long-a-prompt', ['prompt.en: longer than 160 characters']],
    ['too-long-an-option', ['options.hi-Latn: one is longer than 90 characters']],
    ['two-options-alike', ['options.en: two read the same', 'options.hi-Latn: two read the same']],
    ['about-the-others', ['options.en: one is about the others', 'options.hi-Latn: one is about the others']],
    ['giving-it-away', ['tells the answer of given-away (splunkless): give both the same group, or word it otherwise']],
    ['given-away', []],
  ])('%s', (id, reasons) => {
    expect(questions.map((question) => question.id)).toContain(id)
    expect(errors.filter(({ question }) => question === id).map(({ reason }) => reason)).toEqual(reasons)
  })

  test('is a pack that cannot be read: without a why, without a source', async () => {
    const { problems } = await loadPacks(bank('broken'))
    expect(problems.map(({ question, reason }) => [question, reason.split(':')[0]])).toEqual([
      ['without-why', 'why'],
      ['without-source', 'sources'],
    ])
  })

  test('is an id that two packs use', () => {
    expect(lintBank([aQuestion('choice'), aQuestion('order')]).errors).toEqual([
      { question: 'a-question', reason: 'id: already used in another pack' },
    ])
  })
})

describe('a warning', () => {
  test('is what leans over the whole bank, and no question by itself', async () => {
    expect(lintBank(await weakPack('leaning'))).toEqual({
      errors: [],
      warnings: [
        { reason: 'en: the longest option is the right one in 8 of 8, by chance 2' },
        { reason: 'hi-Latn: the longest option is the right one in 8 of 8, by chance 2' },
        { reason: 'choices: right at place 1 in 8 of 8, by chance 2' },
        { reason: 'mistakes: sentence 4 is wrong in 8 of 8, by chance 2' },
        { reason: 'statements: true in 8 of 8, by chance 4' },
      ],
    })
  })

  test('needs enough questions to tell', async () => {
    const few = (await weakPack('leaning')).filter(({ id }) => !id.endsWith('8'))
    expect(lintBank(few).warnings).toEqual([])
  })

  test('is not given where places are level', () => {
    const level = Array.from({ length: 20 }, (_, at) =>
      aQuestion('choice', { id: `q${at}`, options: authoredOptions(4, [at % 4]) }),
    )
    expect(lintBank(level)).toEqual({ errors: [], warnings: [] })
  })
})

describe('an answer is given away', () => {
  const asked = (id: string, prompt: string, right: string, overrides: object = {}) => {
    const [, ...others] = authoredOptions(4, [0])
    const options = [{ id: 'o1', right: true, text: both(right) }, ...others]
    return aQuestion('choice', { id, prompt: both(prompt), options, ...overrides })
  }
  const tagged = asked('tagged', 'Which tag does a pull without a tag fetch from a registry?', '`latest`')
  const saying = (prompt: string, overrides = {}) => asked('saying', prompt, 'Something else', overrides)
  const tellers = (...questions: Parameters<typeof lintBank>[0]) =>
    lintBank(questions).errors.map(({ question, reason }) => `${question} ${reason.split(' (')[0]}`)

  test('by a prompt that states it', () => {
    expect(
      tellers(tagged, saying('A pull without a tag fetches `latest` from the registry. Why is that a trap?')),
    ).toEqual(['saying tells the answer of tagged'])
  })

  test('by an option that states it', () => {
    const options = [
      { id: 'o9', right: true, text: both('A pull without a tag would fetch latest') },
      ...authoredOptions(4, [0]).slice(1),
    ]
    expect(tellers(tagged, aQuestion('choice', { id: 'other', prompt: both('Why pin?'), options }))).toEqual([
      'other tells the answer of tagged',
    ])
  })

  test('by code that shows it', () => {
    const code = { language: 'shell', text: '# pull without a tag\ndocker pull api:latest' }
    expect(tellers(tagged, saying('What happened here?', { code }))).toEqual([])
    const telling = { language: 'shell', text: '# pull without a tag fetches latest' }
    expect(tellers(tagged, saying('What does the registry say?', { code: telling }))).toEqual([
      'saying tells the answer of tagged',
    ])
  })

  test('not by a mention, nor by part of another word', () => {
    expect(tellers(tagged, saying('The newest driver is called latest. Who wrote it?'))).toEqual([])
    expect(tellers(tagged, saying('A pull without a tag fetches the latest-but-one from a registry. Why?'))).toEqual([])
  })

  test('by the same whole sentence, wherever it stands', () => {
    const sentence = 'The agent pulls it before any container runs'
    expect(tellers(asked('one', 'Who?', sentence), asked('two', 'When exactly?', sentence))).toEqual([
      'two tells the answer of one',
      'one tells the answer of two',
    ])
  })

  test('not within a group, from which one question is drawn', () => {
    const group = { group: 'tags' }
    const prompt = 'A pull without a tag fetches `latest` from the registry. Why is that a trap?'
    const grouped = asked('tagged', 'Which tag does a pull without a tag fetch from a registry?', '`latest`', group)
    expect(tellers(grouped, saying(prompt, group))).toEqual([])
    expect(tellers(grouped, saying(prompt, { group: 'others' }))).toEqual(['saying tells the answer of tagged'])
  })
})

test('the census counts by kind, tier, topic, seed question, language and block of the cheat sheet', () => {
  const questions = [
    aQuestion('choice', { id: 'a', facts: ['Q10.f1', 'CS.f1'], topics: ['iam', 'tasks'] }),
    aQuestion('sort', { id: 'b', facts: ['Q2.f1'], tier: 'cheat-sheet', topics: ['scaling'] }),
    aQuestion('choice', { id: 'c', facts: ['Q2.f3'], topics: ['scaling'] }),
  ]
  expect(takeCensus(questions)).toEqual({
    questions: 3,
    byKind: { choice: 2, sort: 1 },
    byTier: { 'cheat-sheet': 1, fundamentals: 2 },
    byTopic: { iam: 1, scaling: 2, tasks: 1 },
    bySeedQuestion: { Q2: 2, Q10: 1 },
    byLanguage: { en: 3, 'hi-Latn': 3 },
    byBlock: { scaling: 1 },
  })
})

// A process of its own each time, which takes long on a busy machine.
describe('npm run bank', { timeout: 60_000 }, () => {
  const run = (...given: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/bank.ts', ...given], { cwd: root }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )

  test('fails on an error and says everything as JSON', async () => {
    const { code, stdout } = await run('--json', bank('weak'))
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      questions: 35,
      byKind: { mistake: 8, 'true-false': 8 },
      byTier: { 'cheat-sheet': 1 },
      byTopic: { containers: 34 },
      bySeedQuestion: { Q1: 35 },
      byLanguage: { en: 35, 'hi-Latn': 35 },
      warnings: expect.arrayContaining([{ reason: expect.stringContaining('longest') as string }]) as unknown,
      errors: expect.arrayContaining([
        { question: 'bounds-round-the-key', reason: 'bounds: the right number is their middle' },
      ]) as unknown,
    })
  })

  test('passes a bank that only leans', async () => {
    const folder = aFolder()
    cpSync(`${bank('weak')}/leaning`, `${folder}/leaning`, { recursive: true })
    const { code, stdout } = await run(folder)
    expect(code).toBe(0)
    expect(stdout).toContain('weak: statements: true in 8 of 8')
  })
})
