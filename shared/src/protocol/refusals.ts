import type en from './refusals/en.ts'

/** All refusals in one language. A phone loads only its own. */
export type RefusalWords = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key]
}

/** What the rules already name and a later version brings. */
type Later = 'certainty' | 'relay' | 'scratch' | 'shared' | 'time-factor' | 'two-stage'

export type NotYet = `not-yet:${Later}`

/** Why something asked for was not done. The same word stands in reply, log, metric and translation. */
export type Refusal = Exclude<keyof typeof en, 'not-yet'> | NotYet

const isNotYet = (refusal: Refusal): refusal is NotYet => refusal.startsWith('not-yet:')

/** The refusal in plain words, with what to do next. */
export const sayRefusal = (refusal: Refusal, words: RefusalWords): string =>
  isNotYet(refusal) ? words['not-yet'](refusal.slice('not-yet:'.length)) : words[refusal]
