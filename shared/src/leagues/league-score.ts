import type { Preset } from '../protocol/rules.ts'
import { hasKey } from '../question/kinds.ts'
import type { PlayedRound, RoundScore } from '../scoring/score-game.ts'
import { countsForTeam } from '../scoring/team-points.ts'
import { firstStage } from '../teams/modes.ts'
import type { Instant } from '../time.ts'

/** A round of a finished game: how it was played, what it earned everybody, and when it opened. */
export type LeagueRound = { readonly played: PlayedRound; readonly score: RoundScore; readonly opensAt: Instant }

/** [LG1] What somebody takes from a game into a league: 0 to 1,000 in all; by topic 100 for each round's full marks. */
export type LeagueResult = { readonly score: number; readonly topics: Readonly<Record<string, number>> }

/** [LG1] [PT11] Full marks of a round that weighs once, without the board's shift. */
const fullMarks: Readonly<Record<Preset, number>> = {
  learn: 100,
  classic: 1000,
  flat: 100,
  certainty: 30,
  scratch: 100,
}

const fullMarksOf = ({ preset, isMixed }: PlayedRound) =>
  preset === 'classic' && isMixed ? fullMarks.learn : fullMarks[preset]

/** So many parts are a whole round, whatever its preset: every preset's hundredths go into it without a rest. */
const WHOLE = 300_000

const HUNDREDTHS = 100

/** [LG1] The most that a round can give, in parts: the same for every preset, nothing where it scores nobody. */
export const mostPossible = ({ question, voided, weight, marks }: PlayedRound): number =>
  voided || !(hasKey(question.kind) || (question.kind === 'discuss' && marks.length > 0)) ? 0 : weight * WHOLE

/** Points in parts; what a streak adds lifts no round above its full marks. */
const partsOf = (played: PlayedRound, hundredths: number) =>
  Math.min(mostPossible(played), (hundredths * WHOLE) / (HUNDREDTHS * fullMarksOf(played)))

/** What somebody earned in a round, in parts of the most that could be had. */
type Share = {
  readonly preset: Preset
  readonly topics: readonly string[]
  readonly earned: number
  readonly most: number
}

const shareOf = (played: PlayedRound, hundredths: number): Share => ({
  preset: played.preset,
  topics: played.question.topics,
  earned: partsOf(played, hundredths),
  most: mostPossible(played),
})

/** [LG1] Of the rounds since the seat was taken; the one that was open then counts if something was given. */
export function resultOfPerson(
  rounds: readonly LeagueRound[],
  { seat, joinedAt }: { readonly seat: string; readonly joinedAt: Instant },
): LeagueResult | undefined {
  const tookPart = ({ score }: LeagueRound) => (score.people.get(seat)?.terms.length ?? 0) > 0
  const wasSeen = ({ played }: LeagueRound) => played.roster.some((entry) => entry.seat === seat && entry.present)
  // What teams answered as one says nothing of one of them.
  const own = rounds.filter(({ played }) => firstStage(played.mode) === 'solo')
  const since = own.filter((round) => tookPart(round) || (round.score.people.has(seat) && round.opensAt >= joinedAt))
  if (!since.some((round) => tookPart(round) || wasSeen(round))) return undefined
  const shares = since.map(({ played, score }) => shareOf(played, (score.people.get(seat)?.points ?? 0) * HUNDREDTHS))
  return resultOf(shares, own)
}

/** [LG1] Of the rounds since its first member had a seat; nothing for a team of which nobody was ever there. */
export function resultOfTeam(rounds: readonly LeagueRound[], team: string): LeagueResult | undefined {
  const since = rounds.filter(({ score }) => score.teams.has(team))
  if (!since.some((round) => somebodyCounts(round, team))) return undefined
  return resultOf(
    since.map(({ played, score }) => shareOf(played, score.teams.get(team) ?? 0)),
    rounds,
  )
}

const somebodyCounts = ({ played: { roster }, score }: LeagueRound, team: string) =>
  roster.some(
    ({ seat, team: its, present }) =>
      its === team && countsForTeam({ present, hasAnswer: score.people.get(seat)?.answer !== undefined }),
  )

/** Somebody who came late is measured by at least half of the game. */
const LEAST_OF_GAME = 0.5

function resultOf(shares: readonly Share[], game: readonly LeagueRound[]): LeagueResult {
  const topics = [...new Set(shares.flatMap(({ topics }) => topics))]
  const ofTopic = (topic: string) => earnedIn(shares.filter((share) => share.topics.includes(topic)))
  return {
    score: leagueScore(shares, LEAST_OF_GAME * sumOf(game, ({ played }) => mostPossible(played))),
    topics: Object.fromEntries(topics.map((topic) => [topic, Math.round((100 * ofTopic(topic)) / WHOLE)])),
  }
}

/** [LG1] 1,000 times what was earned of the most possible; nothing in a game that could earn nothing. */
export function leagueScore(shares: readonly Pick<Share, 'preset' | 'earned' | 'most'>[], leastMost: number): number {
  const most = Math.max(
    leastMost,
    sumOf(shares, (share) => share.most),
  )
  return most === 0 ? 0 : Math.round((1000 * earnedIn(shares)) / most)
}

/** [LG1] Where wrong answers cost something, rounds are summed before the sum is kept from falling below 0. */
function earnedIn(shares: readonly Pick<Share, 'preset' | 'earned'>[]): number {
  const presets = [...new Set(shares.map(({ preset }) => preset))]
  const inPreset = (preset: Preset) =>
    sumOf(
      shares.filter((share) => share.preset === preset),
      ({ earned }) => earned,
    )
  return sumOf(presets, (preset) => Math.max(0, inPreset(preset)))
}

const sumOf = <Item>(items: readonly Item[], amountOf: (item: Item) => number) =>
  items.reduce((sum, item) => sum + amountOf(item), 0)
