import type { Language } from '@jawab/shared/language'
import type { HostView, NextStep, RunItem } from '@jawab/shared/protocol/views'
import { hasKey } from '@jawab/shared/question/kinds'
import type { Instant } from '@jawab/shared/time'
import { breakDue, dueNow, standingsDue } from './after-round.ts'
import { autoStepAt } from './autopilot.ts'
import { currentRound, isMarked, isPaused, type Room, type Round } from './room.ts'
import { rightAnswers, screenView, type Scene } from './views.ts'

/** What a console shows: all that the wall does, the key, and what can be done next ([RD7]). */
export function hostView(scene: Scene, lang: Language): HostView {
  const { room, question, seats } = scene
  const nextAt = isPaused(room, scene.at) ? undefined : autoStepAt(room)
  return {
    ...screenView(scene, lang),
    ...(question ? rightAnswers(room, question) : {}),
    ...(scene.advice ? { advice: scene.advice } : {}),
    packs: room.packs,
    run: room.run.map((_, at) => runItem(room, at + 1, lang)),
    next: nextStep(room, scene.at),
    seats: { taken: seats.taken, present: seats.present },
    teamPoints: scene.teamPoints,
    locked: room.locked,
    door: room.door,
    screenCode: room.screenCode,
    hostKeys: room.hostKeyHashes.length,
    autopilot: room.autopilot,
    ...(scene.marking ? { teamMarks: scene.marking.marks } : {}),
    ...(nextAt === undefined ? {} : { nextAt }),
    notices: room.notices,
    ...tieIn(scene),
  }
}

/** [PT8] A prize cannot be shared: more right answers and less time decide, and then one more question. */
function tieIn({ room, standings }: Scene): Pick<HostView, 'tie'> {
  if (room.phase.name !== 'finished') return {}
  const places: readonly { readonly rank: number }[] =
    (room.teams.length > 0 ? standings?.teams : standings?.people) ?? []
  if (places.filter(({ rank }) => rank === 1).length < 2) return {}
  return { tie: room.decided ? 'sudden-death' : 'decide' }
}

function runItem(room: Room, number: number, lang: Language): RunItem {
  const { question, title, kind, tier, mode, preset, weight, limitMs, suddenDeath } = room.run[number - 1] as Round
  const rest = breakDue(room, number)
  return {
    round: number,
    question,
    title: title[lang],
    kind,
    ...(tier === undefined ? {} : { tier }),
    mode,
    preset,
    weight,
    limitMs,
    state: runState(room, number),
    ...(suddenDeath ? { suddenDeath } : {}),
    standings: standingsDue(room, number),
    ...(rest === undefined ? {} : { breakMs: rest }),
  }
}

function runState(room: Room, number: number): RunItem['state'] {
  const { voided, sealedAt } = room.run[number - 1] as Round
  const isOver = room.phase.name === 'finished'
  if (voided) return 'void'
  if (number === room.round && !isOver) return 'now'
  return sealedAt === undefined ? 'ahead' : 'done'
}

/** [RD7] [RD12] What the host's one big key does now. */
export function nextStep(room: Room, at: Instant): NextStep {
  if (isPaused(room, at)) return room.pause?.resumesAt === undefined ? 'resume' : 'wait'
  const { phase } = room
  switch (phase.name) {
    case 'lobby':
      return 'start'
    case 'reading':
      return 'open'
    case 'question':
      return at < phase.closesAt ? 'close' : 'wait'
    case 'huddle':
      return 'answer-together'
    case 'closed':
      return hasKey(currentRound(room).kind) ? 'key' : 'why'
    case 'reveal':
      if (phase.step === 'key') return 'why'
      return isMarked(room) ? 'mark' : afterRound(room)
    case 'marking':
      return phase.step === 'open' ? 'count' : afterRound(room)
    case 'break':
    case 'standings':
      return afterRound(room)
    case 'finished':
      return 'again'
  }
}

function afterRound(room: Room): NextStep {
  return room.round >= room.run.length ? 'finish' : dueNow(room)
}
