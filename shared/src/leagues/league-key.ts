import { drawBelow, type Random } from '../random.ts'

const SHORTEST = 12
export const LEAGUE_KEY_LONGEST = 64

/**
 * [LG2] A league key as it was meant, however it was typed: in capitals, with blanks or hyphens between its words. Its
 * signs go into a header as they are. Nothing when it is too short to be a secret, or too long.
 */
export function readLeagueKey(typed: string): string | undefined {
  const key = typed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return key.length >= SHORTEST && key.length <= LEAGUE_KEY_LONGEST ? key : undefined
}

const CONSONANTS = 'bdfghjklmnprstvz'
const VOWELS = 'aiou'
const WORD = [CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS]
const WORDS = 4

/** [LG2] A key that nobody guesses and that can be read out: four words of 16 random bits each. */
export const drawLeagueKey = (random: Random): string =>
  Array.from({ length: WORDS }, () => WORD.map((signs) => signs[drawBelow(random, signs.length)]).join('')).join('-')
