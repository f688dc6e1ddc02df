import { languages } from '@jawab/shared/language'
import { readShow } from '@jawab/shared/show/show'
import { sayFault, sayPath } from '@jawab/shared/show/problems'
import { describe, expect, test } from 'vitest'

/** What is said of a show, with its place, as a host reads it. */
function said(value: unknown, lang: (typeof languages)[number] = 'en'): string[] {
  const read = readShow(value)
  return read.ok ? [] : read.reason.map(({ path, fault }) => `${sayPath(path)}: ${sayFault(fault, lang)}`)
}
const withRounds = (...rounds: readonly unknown[]) => ({ packs: ['aws-containers'], rounds })

describe('a show as a host writes it', () => {
  test('is read whole; one title stands for both languages', () => {
    const round = { question: 'pull-or-run', mode: 'relay', preset: 'scratch', weight: 2, standings: true, break: 600 }
    const show = {
      title: 'Friday',
      packs: ['aws-containers'],
      rules: { teams: 3 },
      rounds: [{}, { kind: 'poll' }, round],
    }
    expect(readShow(show)).toEqual({ ok: true, value: { ...show, title: { en: 'Friday', 'hi-Latn': 'Friday' } } })
    expect(readShow({ packs: ['aws-containers'] })).toMatchObject({ ok: true })
  })

  test.each<[string, unknown, RegExp]>([
    ['nothing at all', null, /^: This must have fields/],
    ['no packs', {}, /^packs: "packs" is missing/],
    ['packs that are no list', { packs: 'aws-containers' }, /^packs: This must be a list/],
    ['an empty list', { packs: [] }, /^packs: This must not be empty/],
    ['an unknown field', { packs: ['a'], teams: 3 }, /^teams: Nothing here is called "teams"/],
    ['an unknown rule', { packs: ['a'], rules: { modes: 'mean' } }, /^rules\.modes: Nothing here is called "modes"/],
    ['a title in one language', { packs: ['a'], title: { en: 'x' } }, /^title\.hi-Latn: "hi-Latn" is missing/],
    [
      'an unknown preset',
      { packs: ['a'], rules: { preset: 'fast' } },
      /^rules\.preset: .*learn, classic, flat, certainty, scratch/,
    ],
    ['an unknown field of a round', withRounds({}, { brake: 60 }), /^rounds\.2\.brake: Nothing here is called "brake"/],
    ['a round that is a word', withRounds('relay'), /^rounds\.1: This must have fields/],
    ['an unknown kind', withRounds({ kind: 'riddle' }), /^rounds\.1\.kind: This must be one of: choice, several/],
    [
      'a question beside a draw',
      withRounds({ question: 'a', tier: 'advanced' }),
      /^rounds\.1: Name a question, or say/,
    ],
    ['a question with blanks', withRounds({ question: 'Pull or run' }), /^rounds\.1\.question: .*small letters/],
    ['a weight of three', withRounds({ weight: 3 }), /^rounds\.1\.weight: This must be one of: 0, 1, 2/],
    ['half a second', withRounds({ seconds: 20.5 }), /^rounds\.1\.seconds: This must be a whole number/],
    ['too short a limit', withRounds({ seconds: 4 }), /^rounds\.1\.seconds: This must be 5 or more/],
    ['a break of a blink', withRounds({ break: 5 }), /^rounds\.1\.break: A break is 0, or 30 to 3600/],
    ['standings "yes"', withRounds({ standings: 'yes' }), /^rounds\.1\.standings: This must be true or false/],
    ['a length below the rounds', { ...withRounds({}, {}), rules: { length: 1 } }, /^rules: The length is less/],
  ])('with %s is refused with the place', (_, value, problem) => {
    for (const lang of languages) expect(said(value, lang)).toHaveLength(1)
    expect(said(value)[0]).toMatch(problem)
  })

  test('is refused with everything that is wrong with it', () => {
    const show = { packs: ['a'], rules: { preset: 'x' }, rounds: [{ weight: 3 }, { brake: 1 }] }
    expect(said(show).map((line) => line.split(':')[0])).toEqual(['rules.preset', 'rounds.1.weight', 'rounds.2.brake'])
  })
})
