import * as v from 'valibot'
import type { Localized } from '../language.ts'
import { askedRules, type AskedRules } from '../protocol/rules.ts'
import { localized, slug } from '../question/question.ts'
import { no, ok, type Result } from '../result.ts'
import { faultOf, type ShowProblem } from './problems.ts'
import { isOneWish, MOST_ROUNDS, roundFields, type RoundWish } from './round-wish.ts'

/** What a host can keep beside a pack: the rules of a room, and its rounds where they are more than a draw. */
export type Show = {
  readonly title?: Localized
  readonly packs: readonly string[]
  readonly rules: AskedRules
  readonly rounds?: readonly RoundWish[]
}

export const TITLE_LONGEST = 60

const sameInAll = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(TITLE_LONGEST),
  v.transform((text): Localized => ({ en: text, 'hi-Latn': text })),
)

/** In each language, or one text for all of them. */
export const showTitle = v.lazy((given): v.GenericSchema<unknown, Localized> =>
  typeof given === 'string' ? sameInAll : localized(TITLE_LONGEST),
)

/** Written by hand, so that an unknown field is a mistake and not news of a later version. */
const showSchema = v.pipe(
  v.strictObject({
    title: v.exactOptional(showTitle),
    packs: v.pipe(v.array(slug), v.minLength(1), v.maxLength(20)),
    rules: v.optional(v.strictObject(askedRules.entries), {}),
    rounds: v.exactOptional(
      v.pipe(
        v.array(v.pipe(v.strictObject(roundFields), v.check(isOneWish, 'both'))),
        v.minLength(1),
        v.maxLength(MOST_ROUNDS),
      ),
    ),
  }),
  v.forward(
    v.check(({ rules, rounds = [] }) => rules.length === undefined || rules.length >= rounds.length, 'length'),
    ['rules'],
  ),
)

/** The show, or everything that is wrong with it and where. */
export function readShow(value: unknown): Result<Show, readonly ShowProblem[]> {
  const read = v.safeParse(showSchema, value)
  return read.success ? ok(read.output) : no(read.issues.map(problemOf))
}

const problemOf = (issue: v.BaseIssue<unknown>): ShowProblem => ({
  path: (issue.path ?? []).map(({ key }) => key as string | number),
  fault: faultOf(issue),
})
