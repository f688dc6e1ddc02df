import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { AskedRules, Marking, Mode, Preset } from '@jawab/shared/protocol/rules'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Tier } from '@jawab/shared/question/question'
import { answersTogether, fitsKind } from '@jawab/shared/teams/modes'
import { presetWords } from '../../i18n/modes.ts'
import type { Stock } from './stock.ts'

/** How a room is to be played. What is empty follows the questions or the rules. */
export type Settings = {
  packs: readonly string[]
  length: number
  /** None: all of them. */
  tiers: readonly Tier[]
  topics: readonly string[]
  /** Kinds that are not to be asked. */
  without: readonly KindName[]
  mode: Mode
  teams: number
  teamDeal: 'choose' | 'balance'
  /** [RV3] Who ticks what a team's talk covered. */
  marking: Marking | 'usual'
  preset: Preset
  streaks: boolean
  limitSeconds: number | null
  /** [TE4] How long teams talk, and how long they then have to answer. */
  huddleSeconds: number
  teamSeconds: number
  standingsEvery: number
  earlyClose: boolean
  /** [TM4] The most that players may stretch the time by. */
  timeFactor: TimeFactor
  autopilot: boolean
  /** [RM4] [ST1] [ST5] The door; it can be changed at any time. */
  secondCode: boolean
  approve: boolean
  cleanNames: boolean
  namesOnWall: boolean
}

/** [RD9] Kinds that score nobody wait until a host wants them. */
export const unscored: readonly KindName[] = ['poll', 'discuss']

export const usual: Settings = {
  packs: [],
  length: 10,
  tiers: [],
  topics: [],
  without: unscored,
  mode: 'mean',
  teams: 4,
  teamDeal: 'choose',
  marking: 'usual',
  preset: 'learn',
  streaks: false,
  limitSeconds: null,
  huddleSeconds: 30,
  teamSeconds: 20,
  standingsEvery: 4,
  earlyClose: true,
  timeFactor: 1,
  autopilot: false,
  secondCode: false,
  approve: false,
  cleanNames: false,
  namesOnWall: true,
}

const presets = Object.keys(presetWords.en) as Preset[]

/** [PT11] The ways to score that can be played so; a scratch card is a team's. */
export const presetsFor = (mode: Mode): readonly Preset[] =>
  presets.filter((preset) => preset !== 'scratch' || answersTogether(mode))

/** [PT11] The kinds of questions that can be scored so. */
export const kindsFor = (kinds: readonly KindName[], preset: Preset): readonly KindName[] =>
  kinds.filter((kind) => fitsKind(preset, kind))

/** What is asked of a server. Tiers and topics of the last time that these packs lack are left out. */
export function rulesOf(settings: Settings, stock: Stock, seed: string): AskedRules {
  const {
    packs: _packs,
    without,
    limitSeconds,
    huddleSeconds,
    teamSeconds,
    teams,
    teamDeal,
    marking,
    streaks,
    ...rules
  } = settings
  const tiers = stock.tiers.filter((tier) => settings.tiers.includes(tier))
  const topics = stock.topics.filter((topic) => settings.topics.includes(topic))
  return {
    ...rules,
    seed,
    tiers: tiers.length > 0 ? tiers : undefined,
    topics: topics.length > 0 ? topics : undefined,
    kinds: kindsFor(stock.kinds, rules.preset).filter((kind) => !without.includes(kind)),
    streaks: streaks && rules.preset === 'classic',
    ...(limitSeconds === null ? {} : { limitSeconds }),
    ...(rules.mode === 'solo' ? {} : { teams, teamDeal }),
    ...(rules.mode !== 'solo' && marking !== 'usual' ? { marking } : {}),
    ...(rules.mode === 'two-stage' ? { huddleSeconds, teamSeconds } : {}),
  }
}

/** Settings as a device kept them. An older version may have lacked one or meant something else: the usual stands. */
export function readSettings(kept: string): Settings {
  try {
    const found = Object.entries(JSON.parse(kept) as Record<string, unknown>)
    const fit = found.filter(([name, value]) => name in usual && isLike(usual[name as keyof Settings], value))
    return { ...usual, ...Object.fromEntries(fit) }
  } catch {
    return usual
  }
}

function isLike(usually: unknown, value: unknown): boolean {
  if (Array.isArray(usually)) return Array.isArray(value) && value.every((word) => typeof word === 'string')
  return usually === null ? value === null || typeof value === 'number' : typeof value === typeof usually
}
