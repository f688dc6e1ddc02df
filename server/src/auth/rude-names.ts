import {
  collapseDuplicatesTransformer,
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  parseRawPattern,
  RegExpMatcher,
  resolveConfusablesTransformer,
  resolveLeetSpeakTransformer,
  toAsciiLowerCaseTransformer,
} from 'obscenity'
import { englishWords, foundInNames, hinglishWords } from './rude-words.ts'

/**
 * [ST1] Whether a name holds a rude word of English or Hinglish, also when its letters are stretched, swapped for
 * digits or signs, or kept apart by dots and blanks.
 *
 * Known misses: words in other scripts, in other languages, with a letter starred out (`sh*t`) or left out, hidden
 * between other letters, split unevenly inside a longer name (`f uck you all`), and whatever is rude only as a whole.
 * Known to be refused although they are also names: Chutia, Lauda, Lund, Randi, Dick. The host can still give them:
 * what the host calls somebody is not looked at.
 */
export function isRude(name: string): boolean {
  const pieces = name.split(separators).filter(Boolean)
  const spelled = joinLetters(pieces).join(' ')
  const joined = pieces.join('')
  return matchers.some((matcher) => matcher.hasMatch(spelled) || isMatchedWhole(matcher, joined))
}

const separators = /[\s.,:;_|~+\-–—·•'’"]+/u

const FEWEST_SPELLED = 4

/** `f.u.c.k` and `sh it` as one word; initials, such as `A S Rao`, are too few to be one. */
function joinLetters(pieces: readonly string[]): string[] {
  const words: string[] = []
  let run: string[] = []
  const endRun = () => {
    words.push(...(run.join('').length < FEWEST_SPELLED ? run : [run.join('')]))
    run = []
  }
  for (const piece of pieces) {
    if (piece.length <= 2) {
      run.push(piece)
      continue
    }
    endRun()
    words.push(piece)
  }
  endRun()
  return words
}

/** Words that only become rude when joined count only when nothing is left over: `Ganesh Ithape` is a name. */
const isMatchedWhole = (matcher: RegExpMatcher, joined: string) =>
  matcher.getAllMatches(joined).some(({ startIndex, endIndex }) => startIndex === 0 && endIndex === joined.length - 1)

const english = new DataSet<{ originalWord: string }>()
  .addAll(englishDataset)
  .removePhrasesIf(({ metadata }) => foundInNames.has(metadata?.originalWord ?? ''))

const phrasesOf = <Words>(dataset: DataSet<Words>, words: readonly string[]) =>
  words.reduce((all, word) => all.addPhrase((phrase) => phrase.addPattern(parseRawPattern(word))), dataset).build()

const matchers = [
  new RegExpMatcher({ ...phrasesOf(english, englishWords), ...englishRecommendedTransformers }),
  new RegExpMatcher({
    ...phrasesOf(new DataSet(), hinglishWords),
    blacklistMatcherTransformers: [
      resolveConfusablesTransformer(),
      resolveLeetSpeakTransformer(),
      toAsciiLowerCaseTransformer(),
      collapseDuplicatesTransformer({ defaultThreshold: 1, customThresholds: new Map([['o', 2]]) }),
    ],
  }),
]
