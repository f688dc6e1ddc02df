import type { Language } from '../language.ts'
import { seconds, type Millis } from '../time.ts'
import { beforePrompt, type Question } from './kinds.ts'

const WORDS_PER_SECOND = 2.5
const START = seconds(3)
const LONGEST = seconds(30)
const WORDS_PER_CODE_LINE = 4

/** [RD2] How long the prompt stands alone, by the longest of the languages in use; `readingSeconds` replaces it. */
export function readingMillis(question: Question, langs: readonly Language[], readingSeconds?: number): Millis {
  if (readingSeconds !== undefined) return seconds(readingSeconds)

  const texts = [beforePrompt(question), question.prompt].filter((text) => text !== undefined)
  const words = Math.max(0, ...langs.map((lang) => wordsIn(texts.map((text) => text[lang]).join(' '))))
  const wordsOfCode = linesIn(question.code?.text ?? '') * WORDS_PER_CODE_LINE
  return Math.min(LONGEST, Math.round(seconds((words + wordsOfCode) / WORDS_PER_SECOND)) + START)
}

const wordsIn = (text: string) => text.split(/\s+/u).filter(Boolean).length
/** Lines with something on them: nobody reads an empty one. */
const linesIn = (code: string) => code.split('\n').filter((line) => line.trim()).length
