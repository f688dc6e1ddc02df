import type { QuestionFace } from '@jawab/shared/question/kinds'
import { expect, test } from 'vitest'
import { alsoSaid, hadOf, markedKey, rightPiles, type Revealed } from '../../../client/src/components/answers/right.ts'
import { hitsOf } from '../../../client/src/pages/screen/spread.ts'

const options = ['a', 'b', 'c'].map((id) => ({ id, text: { text: id, lang: 'en' as const } }))
const face = (kind: QuestionFace['kind'], more: Partial<QuestionFace> = {}): QuestionFace => ({
  kind,
  prompt: [],
  options,
  ...more,
})

const choice: Revealed = { question: face('choice'), key: 'a', alsoKeys: ['c'] }
const several: Revealed = { question: face('several'), key: ['a'], alsoKeys: [['a', 'c']] }
const order: Revealed = { question: face('order'), key: ['a', 'b', 'c'], alsoKeys: [['b', 'a', 'c']] }
const text: Revealed = {
  question: face('text', { options: [], blanks: [{ identifier: false }] }),
  key: 'load balancer',
  alsoKeys: ['gateway'],
}

test('[PT10] where one option is picked all that are right are marked, and nothing is told beside them', () => {
  expect(markedKey(choice)).toEqual(['a', 'c'])
  expect(alsoSaid(choice, 'en')).toBe('')
  expect(rightPiles(choice)).toEqual(['a', 'c'])
})

test('[PT10] elsewhere the first is marked and the others are told', () => {
  for (const revealed of [several, order, text]) expect(markedKey(revealed)).toEqual(revealed.key)
  expect(alsoSaid(several, 'en')).toBe('A and C')
  expect(alsoSaid(order, 'en')).toBe('B › A › C')
  expect(alsoSaid(text, 'en')).toBe('gateway')
})

test('[PT10] the options of two sets that are right are not mixed; other piles are right for each', () => {
  expect(rightPiles(several)).toEqual(['a'])
  expect(rightPiles(order)).toEqual(['a b c', 'b a c'])
  expect(rightPiles(text)).toEqual(['1 load balancer', '1 gateway'])
})

test('[PT10] who had it right had the one that was given', () => {
  expect(hadOf(choice, 'c')).toBe('c')
  expect(hadOf(text, 'Gateway')).toBe('gateway')
  expect(hadOf(text, 'load balancr')).toBe('load balancer')
})

test('with one key all is as it was, and without one nothing is right', () => {
  const one = { question: face('choice'), key: 'a' }
  expect([markedKey(one), alsoSaid(one, 'en'), rightPiles(one)]).toEqual(['a', '', ['a']])
  const poll = { question: face('poll') }
  expect([markedKey(poll), alsoSaid(poll, 'en'), rightPiles(poll)]).toEqual([undefined, '', []])
})

test('[PT10] all who had one of them had it', () => {
  const spread = Object.fromEntries(['a', 'b', 'c'].map((id, at) => [id, { people: at + 1, teams: [] }]))
  expect(hitsOf(choice.question, spread, 'a', 'c')).toEqual({ right: 4, all: 6, percent: 67 })
})
