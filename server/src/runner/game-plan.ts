import type { Localized } from '@jawab/shared/language'
import { countBy, countFitting, emptiedBy, fitting, type FittingCounts } from '@jawab/shared/pack/fitting'
import type { Pack } from '@jawab/shared/pack/pack'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { usualMarking } from '@jawab/shared/protocol/marks'
import type { AskedRules, Rules } from '@jawab/shared/protocol/rules'
import { kindNames, usualKinds, type Question } from '@jawab/shared/question/kinds'
import { tiers } from '@jawab/shared/question/question'
import { no, ok, type Result } from '@jawab/shared/result'
import type { RoundWish } from '@jawab/shared/show/round-wish'
import { fitsKind, modeFor, unfit } from '@jawab/shared/teams/modes'
import { teamsOf } from './asked-teams.ts'
import { planRun, type RunOfShow } from './run-of-show.ts'

/** The packs a game takes its questions from, each question once. */
export type Source = { readonly packs: readonly Pack[]; readonly questions: readonly Question[] }

/** A game as a host asked for it: its rules with their defaults, and its run of show. */
export type GamePlan = RunOfShow & { readonly source: Source; readonly rules: Rules }

/** What a host asks for. */
export type AskedGame = {
  /** In place of the titles of the packs. */
  readonly title?: Localized | undefined
  readonly packs: readonly string[]
  readonly rules: AskedRules
  /** The first rounds, where they are more than a draw; all of them, unless the rules ask for more. */
  readonly rounds?: readonly RoundWish[] | undefined
}

/** Why a game cannot be played as asked. */
export type PlanRefusal = {
  readonly refusal: Refusal
  /** The round, from 1, that cannot be played as asked. */
  readonly round?: number
  /** What there is to choose from, where something that is not there was asked for. */
  readonly known?: readonly string[]
  /** Where nothing was left to draw: what each choice would let in. */
  readonly counts?: FittingCounts
}

/** The packs of a server, by id. */
export type Packs = ReadonlyMap<string, Pack>

/** Reads what a host asked for and draws; `seed` is for a host who named none. */
export function planGame(packs: Packs, asked: AskedGame, seed: string): Result<GamePlan, PlanRefusal> {
  const source = sourceOf(packs, asked.packs)
  if (!source.ok) return source
  const rules = readRules(lasting(asked), source.value, seed)
  if (!rules.ok) return rules
  const run = drawGame(source.value, rules.value, asked.rounds)
  return run.ok ? ok({ source: source.value, rules: rules.value, ...run.value }) : run
}

/** The rules with the length that rounds give a game which is not said to be longer. */
const lasting = ({ rules, rounds }: AskedGame): AskedRules =>
  rounds === undefined ? rules : { ...rules, length: rules.length ?? rounds.length }

export function sourceOf(packs: Packs, names: readonly string[]): Result<Source, PlanRefusal> {
  const wanted = new Set(names)
  const found = [...wanted].flatMap((name) => packs.get(name) ?? [])
  if (found.length < wanted.size) return no({ refusal: 'pack:unknown', known: [...packs.keys()] })
  const byId = new Map(found.flatMap(({ questions }) => questions).map((question) => [question.id, question]))
  return ok({ packs: found, questions: [...byId.values()] })
}

/**
 * [RD9] The run of show of a game, as far as its rounds are wished for and as it is drawn. Rounds beyond its length are
 * left out; a draw that would be empty is refused by the choice that emptied it.
 */
export function drawGame(
  { questions }: Source,
  rules: Rules,
  wishes: readonly RoundWish[] = [],
  avoid?: ReadonlySet<string>,
): Result<RunOfShow, PlanRefusal> {
  const planned = planRun(questions, rules, wishes.slice(0, rules.length), avoid)
  const isEmpty = planned.ok ? planned.value.run.length === 0 : planned.reason.refusal === 'draw:round'
  const emptied = isEmpty ? emptiedBy(questions, rules) : undefined
  return emptied === undefined ? planned : no({ refusal: emptyDraw[emptied], counts: countFitting(questions, rules) })
}

const emptyDraw = { tiers: 'draw:no-tier', topics: 'draw:no-topic', kinds: 'draw:no-kind' } as const

/** What a host may know of a choice besides the draw: how many questions it leaves, and what each part of it brings. */
export const reachOf = ({ source: { questions }, rules }: GamePlan) => ({
  matching: fitting(questions, rules).length,
  counts: countFitting(questions, rules),
})

const DEFAULT_LENGTH = 10
const DEFAULT_STANDINGS_EVERY = 4

/** The rules with their defaults; what the rules of play name but this version lacks is refused by name. */
function readRules(asked: AskedRules, source: Source, seed: string): Result<Rules, PlanRefusal> {
  const { preset = 'learn', mode = 'mean', limitSeconds, readingSeconds, timeFactor = 1 } = asked
  const { huddleSeconds, teamSeconds } = asked
  if (asked.streaks && preset !== 'classic') return refused('rules:streaks')
  if (mode === 'solo' && asked.marking !== undefined) return refused('rules:marking')
  const chosen = readChoice(asked, source)
  if (!chosen.ok) return chosen
  const kinds = chosen.value.kinds ?? usualKinds.filter((kind) => fitsKind(preset, kind))
  for (const kind of kinds) {
    const refusal = unfit({ preset, mode: modeFor(kind, mode), kind })
    if (refusal) return refused(refusal)
  }
  return ok({
    ...chosen.value,
    kinds,
    preset,
    streaks: asked.streaks ?? false,
    mode,
    length: asked.length ?? DEFAULT_LENGTH,
    seed: asked.seed ?? seed,
    earlyClose: asked.earlyClose ?? true,
    standingsEvery: asked.standingsEvery ?? DEFAULT_STANDINGS_EVERY,
    teamDeal: asked.teamDeal ?? 'choose',
    ...(mode === 'solo' ? {} : { marking: asked.marking ?? usualMarking(teamsOf(asked).length) }),
    ...(limitSeconds === undefined ? {} : { limitSeconds }),
    ...(readingSeconds === undefined ? {} : { readingSeconds }),
    ...(huddleSeconds === undefined ? {} : { huddleSeconds }),
    ...(teamSeconds === undefined ? {} : { teamSeconds }),
    ...(timeFactor === 1 ? {} : { timeFactor }),
  })
}

const refused = (refusal: Refusal) => no({ refusal })

/** Kinds and tiers are those of the game, topics those of the packs. */
function readChoice(asked: AskedRules, { questions }: Source) {
  const kinds = readWords(asked.kinds, kindNames, 'kind:unknown')
  if (!kinds.ok) return kinds
  const ofTiers = readWords(asked.tiers, tiers, 'tier:unknown')
  if (!ofTiers.ok) return ofTiers
  const topics = readWords(asked.topics, topicsOf(questions), 'topic:unknown')
  if (!topics.ok) return topics
  return ok({
    kinds: kinds.value,
    ...(ofTiers.value ? { tiers: ofTiers.value } : {}),
    ...(topics.value ? { topics: topics.value } : {}),
  })
}

/** The commonest first. */
const topicsOf = (questions: readonly Question[]) =>
  Object.entries(countBy(questions.flatMap(({ topics }) => topics)))
    .toSorted(([, one], [, other]) => other - one)
    .map(([topic]) => topic)

/** The words asked for, in the order of those there are; all must be among these. */
function readWords<Word extends string>(
  asked: readonly string[] | undefined,
  known: readonly Word[],
  refusal: Refusal,
): Result<readonly Word[] | undefined, PlanRefusal> {
  if (asked === undefined) return ok(undefined)
  const found = known.filter((word) => asked.includes(word))
  return found.length === new Set(asked).size ? ok(found) : no({ refusal, known })
}
