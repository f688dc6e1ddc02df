import type en from './refusals/en.ts'
import type showEn from './refusals/show/en.ts'

/** All refusals that a phone can be told, in one language. It loads only its own. */
export type RefusalWords = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key]
}

/** What only hosts can be told: why a run of show was not taken or changed as asked. */
export type ShowRefusal = keyof typeof showEn
export type ShowRefusalWords = Readonly<Record<ShowRefusal, string>>

/** What the rules already name and a later version brings. */
type Later = 'accept' | 'csv' | 'rekey' | 'time-factor'

export type NotYet = `not-yet:${Later}`

/** Why something asked for was not done. The same word stands in reply, log, metric and translation. */
export type Refusal = Exclude<keyof typeof en, 'not-yet'> | ShowRefusal | NotYet

const isNotYet = (refusal: Refusal): refusal is NotYet => refusal.startsWith('not-yet:')

/** The refusal in plain words, with what to do next. A device that has no words for what it cannot ask says so in general. */
export const sayRefusal = (refusal: Refusal, words: RefusalWords & Partial<ShowRefusalWords>): string =>
  isNotYet(refusal) ? words['not-yet'](refusal.slice('not-yet:'.length)) : (words[refusal] ?? words['step:impossible'])
