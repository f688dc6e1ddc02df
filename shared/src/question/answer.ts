import type { Answer } from './kinds.ts'

/** An answer that is a list of ids, or of words. */
export const isList = (answer: Answer | undefined): answer is readonly string[] => Array.isArray(answer)

/** An answer that gives items their targets. */
export const isPlacement = (answer: Answer | undefined): answer is Readonly<Record<string, string>> =>
  typeof answer === 'object' && !isList(answer)
