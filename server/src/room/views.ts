import { textPart, type Language } from '@jawab/shared/language'
import { standingMark, type GivenMark } from '@jawab/shared/protocol/marks'
import type {
  Advice,
  MarkingPair,
  PersonStanding,
  PhaseView,
  PlayerView,
  ScreenView,
  Spread,
  TeamStanding,
} from '@jawab/shared/protocol/views'
import { discussedPoints, faceOf, keysOf, promptFaceOf, whyNotOf, type Question } from '@jawab/shared/question/kinds'
import type { Instant } from '@jawab/shared/time'
import { currentRound, isPaused, limitOf, type MarkingPhase, type OpenPhase, type Room } from './room.ts'

/** Everything a view is made from: the room, and what belongs to it at this moment. */
export type Scene = {
  readonly room: Room
  readonly at: Instant
  /** From `reading` to `marking`. */
  readonly question?: Question
  /** From `closed` to `reveal`. */
  readonly spread?: Spread
  /** [TE7] After a solo vote. */
  readonly advice?: Advice
  /** In `marking`. */
  readonly marking?: Marking
  /** In `standings` and `finished`. */
  readonly standings?: { readonly teams: readonly TeamStanding[]; readonly people: readonly PersonStanding[] }
  readonly seats: SeatCounts
  /** Points of each team so far, by team id. */
  readonly teamPoints: Readonly<Record<string, number>>
  readonly joinUrl: string
}

/** [RV3] Who marks whom, and all marks so far. */
export type Marking = { readonly pairs: readonly MarkingPair[]; readonly marks: readonly GivenMark[] }

export type SeatCounts = {
  readonly taken: number
  readonly present: number
  readonly byTeam: Readonly<Record<string, number>>
}

/** [RD9] What players may know; the only door through which a question reaches them. */
export const playerView = (scene: Scene, lang: Language): PlayerView => ({
  ...always(scene, lang),
  ...phaseView(scene, lang),
})

/** [RM3] What players may know, with how to join and, at step `why`, why the others are wrong. */
export const screenView = (scene: Scene, lang: Language): ScreenView => ({
  ...playerView(scene, lang),
  ...joinFacts(scene),
  ...wrongOptions(scene, lang),
})

function always({ room, at, seats }: Scene, lang: Language) {
  const paused = isPaused(room, at)
  const resumesAt = paused ? room.pause?.resumesAt : undefined
  const playedBy = room.run[room.round - 1] ?? room.rules
  return {
    version: room.version,
    stamp: room.stamp,
    now: at,
    title: room.title[lang],
    lang,
    mode: playedBy.mode,
    preset: playedBy.preset,
    ...(room.rules.timeFactor === undefined ? {} : { maxTimeFactor: room.rules.timeFactor }),
    round: room.round,
    rounds: room.run.length,
    phaseAt: room.phaseAt,
    paused,
    ...(resumesAt === undefined ? {} : { resumesAt }),
    ...(room.banner ? { banner: room.banner } : {}),
    teams: room.teams.map((team) => ({ ...team, seats: seats.byTeam[team.id] ?? 0 })),
  }
}

const joinFacts = ({ room, joinUrl }: Scene) => ({
  pin: room.pin,
  joinUrl,
  ...(room.door.secondCode ? { asksCode: true as const } : {}),
})

function phaseView(scene: Scene, lang: Language): PhaseView {
  const { room } = scene
  const { phase } = room
  switch (phase.name) {
    case 'lobby':
      return { phase: 'lobby', people: scene.seats.taken, locked: room.locked, teamDeal: room.rules.teamDeal }
    case 'reading':
      return {
        phase: 'reading',
        readUntil: phase.readUntil,
        ...(isHidden(scene) ? {} : { question: promptFaceOf(asked(scene), lang) }),
      }
    case 'question':
      return openView(scene, phase, lang)
    case 'huddle':
      return {
        phase: 'huddle',
        until: phase.until,
        ...(isHidden(scene) ? {} : { question: faceOf(asked(scene), lang) }),
      }
    case 'closed':
      return { phase: 'closed', ...answeredView(scene, lang) }
    case 'reveal':
      return { phase: 'reveal', step: phase.step, ...answeredView(scene, lang), ...revealView(scene, lang) }
    case 'marking':
      return markingView(scene, phase, lang)
    case 'break':
      return { phase: 'break', until: phase.until }
    case 'standings':
    case 'finished':
      return {
        phase: phase.name,
        standings: scene.standings?.teams ?? [],
        people: namedPeople(scene),
        ...(room.decided ? { decided: true } : {}),
      }
  }
}

/** [ST5] The host may have standings and podium name teams only. A solo room has no one else to name. */
const namedPeople = ({ room: { door, rules }, standings }: Scene) =>
  door.namesOnWall || rules.mode === 'solo' ? (standings?.people ?? []) : []

const openView = (scene: Scene, phase: OpenPhase, lang: Language): PhaseView => ({
  phase: 'question',
  stage: phase.stage,
  opensAt: phase.opensAt,
  closesAt: phase.closesAt,
  ...(phase.extraMs ? { extraMs: phase.extraMs } : {}),
  pausedMs: phase.pausedMs,
  limitMs: limitOf(scene.room, phase.stage),
  ...(isHidden(scene) ? {} : { question: faceOf(asked(scene), lang) }),
})

/** [RD6] A paused question is not shown anywhere until the host resumes; then devices wait for `resumesAt`. */
const isHidden = ({ room, at }: Scene) => isPaused(room, at) && room.pause?.resumesAt === undefined

const answeredView = (scene: Scene, lang: Language) => ({
  question: faceOf(asked(scene), lang),
  spread: scene.spread ?? {},
  voided: currentRound(scene.room).voided,
})

/** [RV3] The mark that counts so far for each team that has one. */
export const markedTeams = ({ pairs, marks }: Marking) => pairs.flatMap(({ team }) => standingMark(marks, team) ?? [])

/** [RV3] What was ticked is the marking team's and the host's to know until it counts. */
function markingView(scene: Scene, { step, until }: MarkingPhase, lang: Language): PhaseView {
  const { pairs, marks } = scene.marking ?? { pairs: [], marks: [] }
  const counting = markedTeams({ pairs, marks })
  const { weight, voided } = currentRound(scene.room)
  return {
    phase: 'marking',
    step,
    question: faceOf(asked(scene), lang),
    points: discussedPoints(asked(scene), lang) ?? [],
    until,
    pairs,
    marked: counting.length,
    weight,
    voided,
    ...(step === 'counted' ? { marks: counting.map(({ team, by, points }) => ({ team, by, points })) } : {}),
  }
}

/** [RV1] Step `key` shows what was right, step `why` says why. */
function revealView(scene: Scene, lang: Language) {
  const question = asked(scene)
  const shown = rightAnswers(scene.room, question)
  if (!isWhy(scene)) return shown
  const { sources, asOf, why } = question
  const title = sources[0]?.title ?? ''
  const points = discussedPoints(question, lang)
  return {
    ...shown,
    ...(points ? { points } : {}),
    why: textPart(why, lang),
    source: { title, ...(asOf === undefined ? {} : { asOf }) },
  }
}

/** What is right in the round that is on, and since a repair perhaps what else ([PT10]). */
export function rightAnswers(room: Room, question: Question) {
  const [key, ...alsoKeys] = keysOf(question, room.run[room.round - 1]?.keys)
  if (key === undefined) return {}
  return { key, ...(alsoKeys.length > 0 ? { alsoKeys } : {}) }
}

const isWhy = ({ room: { phase } }: Scene) => phase.name === 'reveal' && phase.step === 'why'

const wrongOptions = (scene: Scene, lang: Language) =>
  isWhy(scene) ? { whyNot: whyNotOf(asked(scene), lang, currentRound(scene.room).keys) } : {}

function asked({ question, room }: Scene): Question {
  if (!question) throw new Error(`The scene of phase ${room.phase.name} lacks its question`)
  return question
}
