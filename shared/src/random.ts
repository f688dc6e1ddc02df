/** Draws numbers in [0, 1). Rules get one from a seed that lives in the room, so that a draw can be repeated. */
export type Random = () => number

/**
 * The same text always gives the same draws (xmur3 to spread the seed, sfc32 to draw).
 * Repeatable, not secret: PINs, tokens and keys come from the platform's entropy instead.
 */
export function seededRandom(seed: string): Random {
  const next = spread(seed)
  let [a, b, c, counter] = [next(), next(), next(), 1]
  const draw = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + mixed
    return (mixed >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) draw()
  return draw
}

function spread(seed: string) {
  let hash = 1779033703 ^ seed.length
  for (let at = 0; at < seed.length; at++) {
    hash = Math.imul(hash ^ seed.charCodeAt(at), 3432918353)
    hash = (hash << 13) | (hash >>> 19)
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    return (hash ^= hash >>> 16) | 0
  }
}

export const drawBelow = (random: Random, bound: number) => Math.floor(random() * bound)

/** A new list with the same items in drawn order (Fisher-Yates). */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const drawn = [...items]
  for (let last = drawn.length - 1; last > 0; last--) {
    const pick = drawBelow(random, last + 1)
    ;[drawn[last], drawn[pick]] = [drawn[pick] as Item, drawn[last] as Item]
  }
  return drawn
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A short id for things that only need to differ within a room, such as the options of a question. */
export const drawId = (random: Random, length: number) =>
  Array.from({ length }, () => ALPHABET[drawBelow(random, ALPHABET.length)]).join('')
