import type en from './refusals/en.ts'
import type showEn from './refusals/show/en.ts'

/** All refusals that a phone can be told, in one language, each with what to do next. It loads only its own. */
export type RefusalWords = Readonly<Record<keyof typeof en, string>>

/** What only hosts can be told: why a run of show was not taken or changed as asked. */
export type ShowRefusal = keyof typeof showEn
export type ShowRefusalWords = Readonly<Record<ShowRefusal, string>>

/** Why something asked for was not done. The same word stands in reply, log, metric and translation. */
export type Refusal = keyof typeof en | ShowRefusal

/** The refusal in plain words. A device that has no words for what it cannot ask says so in general. */
export const sayRefusal = (refusal: Refusal, words: RefusalWords & Partial<ShowRefusalWords>): string =>
  words[refusal] ?? words['step:impossible']
