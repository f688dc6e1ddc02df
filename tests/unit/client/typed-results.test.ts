import type { Spread } from '@jawab/shared/protocol/views'
import type { KindName, QuestionFace } from '@jawab/shared/question/kinds'
import { beforeAll, expect, test } from 'vitest'
import { saidShort } from '../../../client/src/components/answers/named.ts'
import { pileIdsIn, pileIdsOf, pilesOf } from '../../../client/src/components/answers/piles.ts'
import { toldAndAsked } from '../../../client/src/components/told.ts'
import { learn } from '../../../client/src/i18n/dictionary.ts'
import { asKeySays, keySentence, ownSentence } from '../../../client/src/pages/play/result-heading.ts'
import { hitsOf } from '../../../client/src/pages/screen/spread.ts'

beforeAll(() => learn('en'))

const words = (text: string) => ({ text, lang: 'en' }) as const
const face = (kind: KindName, more: Partial<QuestionFace> = {}): QuestionFace => ({
  kind,
  prompt: [words('Which one?')],
  options: [],
  ...more,
})
const text = face('text', { blanks: [{ identifier: true }] })
const cloze = face('cloze', { sentence: words('{1} then {2}'), blanks: [{ identifier: true }, { identifier: false }] })
const options = ['a', 'b', 'c'].map((id) => ({ id, text: words(id) }))

test('a typed answer is said as it was typed, and an empty blank as open', () => {
  expect(saidShort(text, 'awsvpc', 'en')).toBe('awsvpc')
  expect(saidShort(cloze, ['PENDING', ''], 'en')).toBe('PENDING, …')
  expect(saidShort(text, undefined, 'en')).toBe('')
})

test('[RV1] what was typed stands as most spelled it, identifiers as code, and all others on one bar', () => {
  const spread: Spread = {
    '1 awsvpc': { people: 3, teams: [], typed: 'AwsVpc' },
    'others 1': { people: 1, teams: [] },
  }
  expect(pilesOf(text, spread, 'en').map(({ text, people }) => [text, people])).toEqual([
    [words('`AwsVpc`'), 3],
    [words('other answers'), 1],
  ])
})

test('[RV1] every blank has piles of its own', () => {
  const spread: Spread = {
    '1 pending': { people: 2, teams: [], typed: 'PENDING' },
    '2 at rest': { people: 1, teams: [], typed: 'at rest' },
    'others 2': { people: 1, teams: [] },
  }
  expect(pilesOf(cloze, spread, 'en').map(({ blank, text }) => [blank, text])).toEqual([
    [1, words('`PENDING`')],
    [2, words('at rest')],
    [2, words('other answers')],
  ])
})

test('an own answer is found whatever its case and blanks, and lies with the others where it is not named', () => {
  const spread: Spread = { '1 awsvpc': { people: 2, teams: [] }, 'others 1': { people: 1, teams: [] } }
  expect(pileIdsIn(text, spread, ' AwsVpc ')).toEqual(['1 awsvpc'])
  expect(pileIdsIn(text, spread, 'bridge')).toEqual(['others 1'])
  expect(pileIdsOf(cloze, ['', 'at-rest'])).toEqual(['2 at rest'])
  expect(pileIdsIn(face('order', { options }), { 'a b c': { people: 1, teams: [] } }, ['b', 'a', 'c'])).toEqual([
    'others',
  ])
})

test('[RV2] what is right in an own answer is shown as the key says it', () => {
  const key = ['PENDING', 'running']
  const own = ['PENDING', 'started']
  const revealed = { question: cloze, key }
  expect(asKeySays(revealed, { fraction: 1 }, own)).toEqual(key)
  expect(asKeySays(revealed, { fraction: 0.5, inWordsOfKey: ['gone', 'running'] }, ['gone', 'started'])).toEqual([
    'gone',
    'running',
  ])
  expect(asKeySays(revealed, { fraction: 0 }, ['gone', ''])).toEqual(['gone', ''])
  expect(asKeySays(revealed, undefined, own)).toEqual(own)
})

test('how many had it is said of typed answers, and not of blanks, mistakes or polls', () => {
  const spread: Spread = { '1 awsvpc': { people: 3, teams: [] }, 'others 1': { people: 1, teams: [] } }
  expect(hitsOf(text, spread, 'awsvpc')).toEqual({ right: 3, all: 4, percent: 75 })
  expect(hitsOf(cloze, spread, ['awsvpc', 'x'])).toBeUndefined()
  for (const kind of ['mistake', 'poll'] as const)
    expect(hitsOf(face(kind, { options }), { a: { people: 1, teams: [] } }, ['a'])).toBeUndefined()
})

test('the sentences to mark are called wrong, never the right answer', () => {
  const mistake = face('mistake', { options })
  expect(keySentence({ question: mistake, key: ['b', 'c'] }, 'en')).toBe('B and C were wrong.')
  expect(keySentence({ question: mistake, key: ['a'] }, 'en')).toBe('A was wrong.')
  expect(ownSentence(mistake, { own: ['a'], isRight: false }, 'en')).toBe('You marked A.')
  expect(ownSentence(mistake, { own: undefined, isRight: false }, 'en')).toBe('You gave no answer.')
})

test('what happened comes before what is asked, with its code, and only in a scenario', () => {
  const prompt = [words('All stopped.'), { code: true } as never, words('Why?')]
  expect(toldAndAsked({ kind: 'scenario', prompt })).toEqual({ told: prompt.slice(0, 2), asked: [words('Why?')] })
  expect(toldAndAsked({ kind: 'choice', prompt })).toEqual({ told: [], asked: prompt })
})
