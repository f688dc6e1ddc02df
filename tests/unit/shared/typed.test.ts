import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded, tidied } from '@jawab/shared/question/folding'
import { isAccepted, isOneTypoApart } from '@jawab/shared/question/typed'

const words = { accepted: ['load balancer', 'ALB'], identifier: false }
const identifier = { accepted: ['awsvpc', '--cpu', '169.254.170.2'], identifier: true }

describe('[PT7] a typed answer is right', () => {
  test.each([
    'load balancer',
    'Load  Balancer ',
    '`load balancer`',
    '"load balancer"',
    '\u201cload balancer\u201d',
    'load-balancer.',
    'loadbalancer',
    'lo\u200bad balancer',
    '\uff2c\uff4f\uff41\uff44 balancer',
    'load balncer',
    'load blaancer',
    'alb',
  ])('as words: %j', (given) => {
    expect(isAccepted(words, given)).toBe(true)
  })

  test.each(['lod balancer', 'load blancr', 'load', 'balancer load', 'lb', 'al', 'albs', ''])(
    'not as words: %j',
    (given) => {
      expect(isAccepted(words, given)).toBe(false)
    },
  )

  test.each(['awsvpc', '`AWSVPC`', ' awsvpc ', '\u2014cpu', '169.254.170.2'])('as an identifier: %j', (given) => {
    expect(isAccepted(identifier, given)).toBe(true)
  })

  test.each(['aws-vpc', 'awsvcp', 'awsvp', 'awsvpc.', '-cpu', '169.254.170.3', '169.254.1702'])(
    'not as an identifier: %j',
    (given) => {
      expect(isAccepted(identifier, given)).toBe(false)
    },
  )

  test('anything with a digit forgives nothing, nor does a short word', () => {
    const exact = { accepted: ['version1', 'image2go', 'layer'], identifier: false }
    for (const given of ['version2', 'versoin1', 'image3go', 'layr', 'layers']) {
      expect(isAccepted(exact, given)).toBe(false)
    }
  })
})

const letters = fc.stringMatching(/^[a-f]{0,7}$/)

/** Damerau-Levenshtein distance of neighbours, by the book: slow and plain. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, at) => [at, ...Array<number>(other.length).fill(0)])
  const cell = (at: number, to: number) => rows[at]?.[to] ?? Infinity
  for (let to = 1; to <= other.length; to++) (rows[0] as number[])[to] = to
  for (let at = 1; at <= one.length; at++) {
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1]
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      ;(rows[at] as number[])[to] = Math.min(
        cell(at - 1, to) + 1,
        cell(at, to - 1) + 1,
        cell(at - 1, to - 1) + (isSame ? 0 : 1),
        isSwapped ? cell(at - 2, to - 2) + 1 : Infinity,
      )
    }
  }
  return cell(one.length, other.length)
}

test('a typo is one step of Damerau and Levenshtein', () => {
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      expect(isOneTypoApart(one, other)).toBe(distance(one, other) === 1)
    }),
    { numRuns: 2000 },
  )
})

test('every slip of the thumb is one typo, and only there and back', () => {
  const slips = fc.tuple(fc.stringMatching(/^[a-z]{6,12}$/), fc.nat(), fc.constantFrom('drop', 'add', 'swap', 'other'))
  fc.assert(
    fc.property(slips, ([word, place, slip]) => {
      const at = place % (word.length - 1)
      const [before, letter = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)]
      const slipped = { drop: next, add: `${letter}-${next}`, swap: next + letter, other: `-${next}` }[slip]
      const typed = before + slipped + after
      expect(isOneTypoApart(word, typed)).toBe(typed !== word)
      expect(isOneTypoApart(typed, word)).toBe(typed !== word)
    }),
  )
})

test('quotes and signs at the ends go in whatever mixture they come', () => {
  expect(folded('" \'Gateway\'." .', false)).toBe('gateway')
})

test('folding again changes nothing, and what is shown has nothing invisible in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean(), (typed, identifier) => {
      const once = folded(typed, identifier)
      expect(folded(once, identifier)).toBe(once)
      expect(tidied(typed)).not.toMatch(/\p{C}|\s\s|\p{M}{3}/u)
    }),
  )
})
