import { drawBelow, type Random } from '../random.ts'
import { containerWords, streetWords } from './name-words.ts'
import { freeName, type IsTaken } from './names.ts'

/** [ST1] A friendly name one tap away, such as "Chai Cluster". */
export function suggestName(random: Random, isTaken: IsTaken): string {
  return freeName(`${pick(random, streetWords)} ${pick(random, containerWords)}`, isTaken)
}

const pick = (random: Random, words: readonly [string, ...string[]]) =>
  words[drawBelow(random, words.length)] ?? words[0]
