import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '@jawab/shared/random'
import { freeName, nameKey, readName } from '@jawab/shared/teams/names'
import { suggestName } from '@jawab/shared/teams/suggest-name'
import { containerWords, streetWords } from '@jawab/shared/teams/name-words'

const kept = (raw: string) => {
  const read = readName(raw)
  return read.ok ? read.value : read.reason
}
const graphemes = (name: string) => [...new Intl.Segmenter('en').segment(name)].length
const nothingTaken = () => false

describe('reading a name', () => {
  test.each([
    ['Asha', 'Asha'],
    ['  Asha   Kumari ', 'Asha Kumari'],
    ['Ａｓｈａ', 'Asha'],
    ['Asha\u00A0\u3000K', 'Asha K'],
    ['आशा पहाड़ों', 'आशा पहाड़ों'.normalize('NFKC')],
    ['José', 'José'],
    ['Nguyễn Thị', 'Nguyễn Thị'],
    ['Ravi 🚀', 'Ravi 🚀'],
    ['Asha ❤\uFE0F', 'Asha ❤'],
    ['🇮🇳'.repeat(20), '🇮🇳'.repeat(20)],
  ])('[ST1] %j is kept as %j', (raw, name) => {
    expect(kept(raw)).toBe(name)
  })

  test.each([
    ['nothing', ''],
    ['only blanks', ' \u3000\t '],
    ['more than 20 letters', 'a'.repeat(21)],
    ['a control character', 'As\u0007ha'],
    ['a line break', 'Asha\nhost'],
    ['a direction override', 'Asha\u202Etxt'],
    ['a direction isolate', 'Asha\u2066'],
    ['a zero-width space', 'As\u200Bha'],
    ['a zero-width joiner', 'As\u200Dha'],
    ['a soft hyphen', 'As\u00ADha'],
    ['a word joiner', 'As\u2060ha'],
    ['a grapheme joiner', 'As\u034Fha'],
    ['a filler that is a letter by its class', '\u3164'],
    ['an empty Braille cell', '\u2800'],
    ['a tag character', 'Asha\u{E0041}'],
    ['a variation selector', 'Asha\u{E0101}'],
    ['private use', 'Asha\uE000'],
    ['half a surrogate pair', 'Asha\uD800'],
    ['three marks on one letter', 'x\u0301\u0302\u0303'],
    ['a pile of nuktas', 'क़़़़'],
    ['only marks', '\u0301\u0302'],
    ['a mark on a blank', 'Asha \u0301'],
    ['one endless letter', '\u1100'.repeat(60)],
  ])('[ST1] refused: %s', (_, raw) => {
    expect(kept(raw)).toBe('seat:name-unfit')
  })

  test('[ST1] a name that was read reads as itself, whatever came in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (raw) => {
        const read = readName(raw)
        if (read.ok) expect(readName(read.value)).toEqual(read)
      }),
    )
  })

  test('[ST1] a name that was read has 1 to 20 graphemes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (raw) => {
        const read = readName(raw)
        if (read.ok) expect(graphemes(read.value)).toSatisfy((count: number) => count >= 1 && count <= 20)
      }),
    )
  })
})

describe('names that are the same', () => {
  test.each([
    ['Asha', 'aSHA'],
    ['STRASSE', 'Straße'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['José', 'JOSÉ'],
  ])('[ST1] %s and %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  test('[ST1] other names have other keys', () => {
    expect(nameKey('Asha')).not.toBe(nameKey('Usha'))
  })

  test('[ST1] the key of a key is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (raw) => {
        expect(nameKey(nameKey(raw))).toBe(nameKey(raw))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a free name', () => {
  test('[ST1] is the name itself when nobody has it', () => {
    expect(freeName('Asha', nothingTaken)).toBe('Asha')
  })

  test('[ST1] has the first number that nobody has', () => {
    const taken = new Set(['asha', 'asha 2'])
    expect(freeName('Asha', (key) => taken.has(key))).toBe('Asha 3')
  })

  test('[ST1] is cut between graphemes where the number would not fit', () => {
    const long = '🇮🇳'.repeat(20)
    expect(freeName(long, (key) => key === nameKey(long))).toBe(`${'🇮🇳'.repeat(18)} 2`)
  })

  test('[ST1] is free and fit, however many have the name', () => {
    const raws = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(raws, fc.nat(120), (raw, crowd) => {
        const read = readName(raw)
        fc.pre(read.ok)
        const taken = new Set<string>()
        for (let count = 0; count <= crowd; count++) {
          const name = freeName(read.value, (key) => taken.has(key))
          expect(taken.has(nameKey(name))).toBe(false)
          expect(readName(name)).toEqual({ ok: true, value: name })
          taken.add(nameKey(name))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a suggested name', () => {
  test('[ST1] every pair of words is a fit name as it stands', () => {
    const names = streetWords.flatMap((street) => containerWords.map((container) => `${street} ${container}`))
    expect(names.filter((name) => kept(name) !== name)).toEqual([])
    expect(new Set(names.map(nameKey)).size).toBeGreaterThanOrEqual(1_600)
  })

  test('[ST1] is free even when every pair is taken', () => {
    const pairs = new Set(streetWords.flatMap((one) => containerWords.map((other) => nameKey(`${one} ${other}`))))
    const name = suggestName(seededRandom('a crowd'), (key) => pairs.has(key))
    expect(pairs).not.toContain(nameKey(name))
    expect(kept(name)).toBe(name)
  })

  test('[ST1] differs from draw to draw', () => {
    const random = seededRandom('a lobby')
    const names = Array.from({ length: 50 }, () => suggestName(random, nothingTaken))
    expect(new Set(names).size).toBeGreaterThan(40)
  })
})
