import type { AskedRules } from '@jawab/shared/protocol/rules'
import type { Question } from '@jawab/shared/question/kinds'
import type { Result } from '@jawab/shared/result'
import type { RoundWish } from '@jawab/shared/show/round-wish'
import type { Show } from '@jawab/shared/show/show'
import { makeTeams } from '@jawab/shared/teams/teams'
import { settingsOf } from '../room/made-rounds.ts'
import type { Room } from '../room/room.ts'
import { drawGame, type PlanRefusal, type Source } from './game-plan.ts'
import type { RunOfShow } from './run-of-show.ts'

/** The show that makes a room like this one: its rules, and every round with its question by name. */
export const showOf = (room: Room, questions: readonly Question[]): Show => ({
  title: room.title,
  packs: room.packs,
  rules: askedBy(room),
  rounds: wishesOf(room, questions),
})

/** Every round as it is, by the name of its question. */
const wishesOf = ({ run, rules }: Room, questions: readonly Question[]): RoundWish[] =>
  run.map((round) => {
    const limit = questions.find(({ id }) => id === round.question)?.limitSeconds
    return { question: round.question, ...settingsOf(round, rules, limit) }
  })

/** Without the seed, so that the options come in another order; kinds, tiers and topics are for rounds still to be added. */
function askedBy({ rules, teams, autopilot, door }: Room): AskedRules {
  const { seed: _seed, length: _length, streaks, kinds, tiers, topics, teamDeal, ...others } = rules
  return {
    ...others,
    ...(streaks ? { streaks } : {}),
    kinds: [...kinds],
    ...(tiers ? { tiers: [...tiers] } : {}),
    ...(topics ? { topics: [...topics] } : {}),
    autopilot,
    ...door,
    ...(rules.mode === 'solo' ? {} : { teams: askedTeams(teams.map(({ name }) => name)), teamDeal }),
  }
}

/** Only how many, where they have the names of the house. */
function askedTeams(names: readonly string[]): AskedRules['teams'] {
  const isUsual = makeTeams(names.length).every(({ name }, at) => name === names[at])
  return isUsual ? names.length : names.map((name) => ({ name }))
}

/**
 * Another game of the room's run of show: other questions of the same sort where a round has ways of its own, and the
 * same ones where there are no others.
 */
export function drawAgain(source: Source, rules: Room['rules'], room: Room): Result<RunOfShow, PlanRefusal> {
  const named = wishesOf(room, source.questions)
  const sorts = named.map(({ question: _question, ...own }, at): RoundWish => {
    const { kind, tier } = room.run[at] as Room['run'][number]
    const isPlain = Object.keys(own).length === 0 && rules.kinds.includes(kind)
    return isPlain ? {} : { kind, ...(tier === undefined ? {} : { tier }), ...own }
  })
  const lastOwn = sorts.findLastIndex((wish) => Object.keys(wish).length > 0)
  const avoid = new Set(room.run.map(({ question }) => question))
  const drawn = drawGame(source, rules, sorts.slice(0, lastOwn + 1), avoid)
  return drawn.ok ? drawn : drawGame(source, rules, named)
}
