import type en from './refusals/en.ts'

/** Why something asked for was not done. The same word stands in reply, log, metric and translation. */
export type Refusal = keyof typeof en

/** All refusals in one language, each with what to do next. A phone loads only its own language. */
export type RefusalWords = Readonly<Record<Refusal, string>>
