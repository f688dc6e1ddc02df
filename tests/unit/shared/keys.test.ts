import fc from 'fast-check'
import {
  choosable,
  gradeAnswer,
  hasKey,
  keyOf,
  keysOf,
  kindNames,
  kinds,
  readAnswer,
  readKey,
  whyNotOf,
  type Answer,
  type KindName,
  type Question,
} from '@jawab/shared/question/kinds'
import { describe, expect, test } from 'vitest'
import { aQuestion, otherKey } from './builders.ts'

const keyed = kindNames.filter(hasKey)

/** Answers to a question as phones could send them: from what it offers, or near what is right. */
function answersTo(question: Question): fc.Arbitrary<Answer> {
  const [ids, targets] = [choosable(question, 'en').map(({ id }) => id), 'targets' in question ? question.targets : []]
  switch (question.kind) {
    case 'number':
      return fc.integer({ min: question.bounds.least, max: question.bounds.most })
    case 'order':
      return fc.shuffledSubarray(ids, { minLength: ids.length })
    case 'several':
    case 'mistake':
      return fc.shuffledSubarray(ids, { minLength: 1 })
    case 'match':
    case 'sort': {
      const anyTarget = fc.constantFrom(...targets.map(({ id }) => id))
      return fc.record(Object.fromEntries(question.items.map(({ id }) => [id, anyTarget])))
    }
    case 'text':
      return fc.constantFrom('load balancer', 'ALB', 'alb', 'Load-balancr', 'gateway', 'NLB')
    case 'cloze':
      return fc.tuple(fc.constantFrom('PENDING', 'ACTIVE'), fc.constantFrom('running', 'started', 'stopped'))
    default:
      return fc.constantFrom(...ids)
  }
}

const whole = (kind: KindName) => {
  const question = aQuestion(kind)
  const any = answersTo(question).filter((answer) => readAnswer(question, answer) !== undefined)
  return { question, any }
}

describe.each(keyed)('[PT10] another right answer to a %s', (kind) => {
  const { question, any } = whole(kind)

  test('the key it has grades as no key does', () => {
    fc.assert(
      fc.property(any, (given) => {
        expect(gradeAnswer(question, given, keysOf(question))).toBe(gradeAnswer(question, given))
      }),
    )
  })

  test('is all right, and read again the same', () => {
    fc.assert(
      fc.property(any, (given) => {
        const key = readKey(question, given) as Answer
        expect(gradeAnswer(question, given, [key])).toBe(1)
        expect(readKey(question, key)).toEqual(key)
      }),
    )
  })

  test('one more never earns anybody less, and each is all right', () => {
    fc.assert(
      fc.property(any, fc.array(any, { minLength: 1, maxLength: 4 }), any, (given, keys, more) => {
        const before = gradeAnswer(question, given, keys) as number
        const after = gradeAnswer(question, given, [...keys, more]) as number
        expect(after).toBeGreaterThanOrEqual(before)
        expect(after).toBeLessThanOrEqual(1)
        expect(gradeAnswer(question, more, [...keys, more])).toBe(1)
      }),
    )
  })
})

// Of what is typed an author names more spellings than the one.
const untyped = keyed.filter((kind) => kind !== 'text' && kind !== 'cloze') as Exclude<KindName, 'poll'>[]

test.each(untyped)('[PT10] a %s grades as if the author had written the other key', (kind) => {
  const { question, any } = whole(kind)
  const rewritten = aQuestion(kind, otherKey[kind])
  const key = readKey(question, keyOf(rewritten)) as Answer
  fc.assert(
    fc.property(any, (given) => {
      expect(gradeAnswer(question, given, [key])).toBeCloseTo(gradeAnswer(rewritten, given) ?? NaN, 9)
    }),
  )
})

test('[PT10] picks in another order, and spellings that the game takes for one, are one right answer', () => {
  const several = aQuestion('several')
  expect(readKey(several, ['o4', 'o1'])).toEqual(keyOf(several))
  const text = aQuestion('text')
  expect(readKey(text, ' alb ')).toBe('alb')
  expect(['load balancer', 'ALB'].map((given) => gradeAnswer(text, given, ['alb']))).toEqual([1, 1])
  expect(['load balancer', 'gateway'].map((given) => gradeAnswer(text, given, ['gateway']))).toEqual([0, 1])
})

test('[PT10] what cannot be picked, is not whole, or of a kind without right answers is no key', () => {
  expect(readKey(aQuestion('choice'), 'o9')).toBeUndefined()
  expect(readKey(aQuestion('match'), { i1: 'i1' })).toBeUndefined()
  expect(readKey(aQuestion('cloze'), ['PENDING', ''])).toBeUndefined()
  expect(readKey(aQuestion('number'), 201)).toBeUndefined()
  expect(readKey(aQuestion('order'), ['s1', 's2'])).toBeUndefined()
  expect(readKey(aQuestion('poll'), 'never')).toBeUndefined()
  expect(readKey(aQuestion('discuss'), 'A long story')).toBeUndefined()
})

test('[PT10] all options may turn out to be right, and all items to belong to one bucket', () => {
  const several = aQuestion('several')
  const all = ['o1', 'o2', 'o3', 'o4', 'o5']
  expect(gradeAnswer(several, all, [all])).toBe(1)
  expect(gradeAnswer(several, ['o1'], [all])).toBeCloseTo(1 / 5, 12)
  const sort = aQuestion('sort')
  const inOne = Object.fromEntries(['i1', 'i2', 'i3', 'i4', 'i5'].map((id) => [id, 'b1']))
  expect(gradeAnswer(sort, inOne, [inOne])).toBe(1)
  expect(gradeAnswer(sort, { ...inOne, i1: 'b2' }, [inOne])).toBe(0)
})

test('[RV1] [PT10] what is right now is not said to be wrong, and what was right has nothing to say', () => {
  const why = (kind: KindName, keys: readonly Answer[]) => Object.keys(whyNotOf(aQuestion(kind), 'en', keys))
  expect(why('choice', ['o2'])).toEqual(['o1', 'o3', 'o4'])
  expect(why('choice', ['o1'])).toEqual(['o3', 'o4'])
  expect(why('choice', ['o2', 'o3'])).toEqual(['o1', 'o4'])
  expect(why('mistake', [['o2', 'o3']])).toEqual(['o2', 'o3'])
  expect(why('mistake', [['o2', 'o1']])).toEqual(['o2'])
})

test.each([
  ['choice', ['o1', 'o2', 'o3', 'o4']],
  ['match', ['i1', 'i2', 'i3', 'i1', 'i2', 'i3', 'x']],
  ['number', ['10', '200']],
  ['text', []],
] as const)('what can be chosen in a %s', (kind, ids) => {
  expect(choosable(aQuestion(kind), 'en').map(({ id }) => id)).toEqual(ids)
})

test('every kind that has a key can have another', () => {
  for (const kind of kindNames) expect('withKey' in kinds[kind]).toBe(hasKey(kind))
})
