import * as v from 'valibot'
import { codeLanguages, type CodeLanguage, type Language, type Localized } from '../language.ts'

/** What a text of a pack must be: written out in every language, within its length. */
export function localized(longest: number) {
  const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))
  return v.strictObject({ en: text, 'hi-Latn': text } satisfies Record<Language, typeof text>)
}

export const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in kebab-case'), v.maxLength(60))

export const tiers = ['fundamentals', 'intermediate', 'advanced', 'system-design', 'cheat-sheet'] as const

export type Tier = (typeof tiers)[number]

const CODE_LONGEST = 600

/** What every question carries, whatever its kind. Each kind adds its own fields to these. */
export const commonFields = {
  id: slug,
  /** For the host's run of show only; players never see it. */
  title: localized(40),
  tier: v.picklist(tiers),
  topics: v.pipe(v.array(slug), v.minLength(1)),
  /** Ids of the fact list the pack is built on. */
  facts: v.pipe(v.array(v.string()), v.minLength(1)),
  /** [RD3] The time to answer, in whole seconds. */
  limitSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(300)),
  /** At most one question of a group gets into a draw: one would give the other away. */
  group: v.optional(slug),
  prompt: localized(320),
  code: v.optional(
    v.strictObject({
      language: v.picklist(codeLanguages),
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(CODE_LONGEST)),
    }),
  ),
  /** [RV1] One line for the wall, at the reveal. */
  why: localized(240),
  /** [RV1] The full answer, in Markdown, read on tap. */
  powerAnswer: localized(4000),
  /** [RV1] Where the common wording is outdated or wrong. */
  notes: v.optional(v.array(localized(400)), []),
  sources: v.pipe(
    v.array(v.strictObject({ title: v.string(), url: v.pipe(v.string(), v.url(), v.startsWith('https://')) })),
    v.minLength(1),
  ),
  asOf: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month like 2026-08'))),
}

export type Code = { readonly language: CodeLanguage; readonly text: string }

/** The fields of `commonFields` after parsing; `limitSeconds` in seconds, texts in every language. */
export type CommonFields = {
  readonly id: string
  readonly title: Localized
  readonly tier: Tier
  readonly topics: readonly string[]
  readonly facts: readonly string[]
  readonly limitSeconds: number
  readonly group?: string | undefined
  readonly prompt: Localized
  readonly code?: Code | undefined
  readonly why: Localized
  readonly powerAnswer: Localized
  readonly notes: readonly Localized[]
  readonly sources: readonly { readonly title: string; readonly url: string }[]
  readonly asOf?: string | undefined
}
