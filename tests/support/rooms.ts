import type { Localized } from '@jawab/shared/language'
import type { Question } from '@jawab/shared/question/kinds'
import { makeTeams } from '@jawab/shared/teams/teams'
import { seconds, type Instant } from '@jawab/shared/time'
import type { GivenAnswer } from '../../server/src/room/answers.ts'
import type { SentMark } from '../../server/src/room/marks.ts'
import type { MarkingPhase, OpenPhase, Room, Round } from '../../server/src/room/room.ts'
import type { AskedSeat } from '../../server/src/room/seats.ts'
import { NOON } from './platform.ts'

const both = (text: string): Localized => ({ en: text, 'hi-Latn': `${text} (Hinglish)` })

/** A question to choose from `a`, `b`, `c`; `a` is right. */
export function aQuestion(change: Partial<Extract<Question, { kind: 'choice' }>> = {}): Question {
  return {
    kind: 'choice',
    id: 'pulls-the-image',
    title: both('Who pulls the image'),
    tier: 'fundamentals',
    topics: ['iam'],
    facts: ['F1'],
    limitSeconds: 20,
    prompt: both('Whose role pulls the image?'),
    why: both('The agent pulls before any container runs.'),
    powerAnswer: both('The execution role.'),
    notes: [],
    sources: [{ title: 'Documentation', url: 'https://docs.example.org/' }],
    options: [
      { id: 'a', right: true, text: both('The execution role') },
      { id: 'b', right: false, text: both('The task role'), whyNot: both('That one is for the code inside.') },
      { id: 'c', right: false, text: both('The node role'), whyNot: both('There is no node to speak of.') },
    ],
    ...change,
  }
}

/** A discussion with the points `p`, `q` and `r`. */
export function aDiscussion(): Question {
  const { kind: _kind, options: _options, ...common } = aQuestion() as Extract<Question, { kind: 'choice' }>
  const points = ['p', 'q', 'r'].map((id) => ({ id, text: both(`Point ${id}`) }))
  return { ...common, kind: 'discuss', id: 'talk', limitSeconds: 90, points }
}

export const aRound = (change: Partial<Round> = {}): Round => ({
  question: 'pulls-the-image',
  title: both('Who pulls the image'),
  kind: 'choice',
  limitMs: seconds(20),
  preset: 'learn',
  mode: 'mean',
  weight: 1,
  voided: false,
  ...change,
})

/** A room in the lobby, with two teams to choose from and three rounds to play. */
export const aRoom = (change: Partial<Room> = {}): Room => ({
  id: 'room-1',
  pin: '123456',
  joinCode: 'join-1',
  hostKeyHashes: ['hash-of-host-key'],
  screenCode: 'screen-1',
  codeSecret: 'secret-1',
  title: both('Containers'),
  packs: ['aws-containers'],
  rules: {
    preset: 'learn',
    streaks: false,
    mode: 'mean',
    length: 3,
    kinds: ['choice'],
    seed: 'seed',
    earlyClose: true,
    standingsEvery: 4,
    teamDeal: 'choose',
  },
  teams: makeTeams(2),
  game: 1,
  run: [aRound(), aRound(), aRound()],
  round: 0,
  phase: { name: 'lobby' },
  phaseAt: NOON,
  autopilot: false,
  locked: false,
  door: { secondCode: false, approve: false, cleanNames: false, namesOnWall: true },
  notices: [],
  standingsAfter: 0,
  scoringEpoch: 0,
  requests: [],
  version: 1,
  stamp: 1,
  ...change,
})

/** A room whose host lets people in one by one. */
export const anApprovedRoom = (change: Partial<Room> = {}): Room =>
  aRoom({ door: { secondCode: false, approve: true, cleanNames: false, namesOnWall: true }, ...change })

/** The room with `round` open from `opensAt` for the round's limit. */
export function withOpenRound(
  room: Room,
  { round = 1, opensAt = NOON, stage = 'solo', ...phase }: Partial<OpenPhase> & { round?: number } = {},
): Room {
  const limitMs = room.run[round - 1]?.limitMs ?? seconds(20)
  return {
    ...room,
    round,
    phase: { name: 'question', stage, opensAt, closesAt: opensAt + limitMs, pausedMs: 0, aliveAt: opensAt, ...phase },
    version: room.version + 1,
  }
}

/** A room of three teams in which a discussion is marked from noon on; rounds before it are `aRound`. */
export const aMarkedRoom = (change: Partial<Room> = {}): Room =>
  aRoom({
    rules: { ...aRoom().rules, marking: 'neighbour' },
    teams: makeTeams(3),
    run: [aRound({ kind: 'discuss', question: 'talk', limitMs: seconds(90), sealedAt: NOON - seconds(20) })],
    round: 1,
    phase: aMarking(),
    ...change,
  })

export const aMarking = (change: Partial<MarkingPhase> = {}): MarkingPhase => ({
  name: 'marking',
  step: 'open',
  until: NOON + seconds(45),
  aliveAt: NOON,
  ...change,
})

/** A mark that seat `seat-<name>` sends for `team`, one second after noon; without a name the host sends it. */
export const markOf = (name: string | undefined, team: string, change: Partial<SentMark> = {}): SentMark => ({
  ...(name === undefined ? {} : { seat: { id: `seat-${name.toLowerCase()}`, epoch: 1 } }),
  round: 1,
  team,
  points: ['p'],
  seq: 1,
  request: `mark-${change.seq ?? 1}-${name ?? 'host'}-${team}`,
  receivedAt: NOON + seconds(1),
  ...change,
})

/** The room one step on: a higher version and another stamp. */
export const next = (room: Room, change: Partial<Room> = {}): Room => ({
  ...room,
  ...change,
  version: room.version + 1,
  stamp: room.stamp + 1,
})

/** What a phone asks for when it joins as `name`: seat `seat-<name>`, token and request named alike. */
export function askFor(name: string, change: Partial<AskedSeat> = {}): AskedSeat {
  const key = name.toLowerCase()
  return {
    id: `seat-${key}`,
    name,
    nameKey: key,
    lang: 'en',
    tokenHash: `token-${key}`,
    requestHash: `request-${key}`,
    joinedAt: NOON,
    ...change,
  }
}

/** An answer of seat `seat-<name>` to round 1, one second after noon. */
export const answerOf = (name: string, change: Partial<GivenAnswer> = {}): GivenAnswer => ({
  seat: `seat-${name.toLowerCase()}`,
  epoch: 1,
  round: 1,
  stage: 'solo',
  answer: 'a',
  seq: 1,
  request: `answer-${change.seq ?? 1}-${name.toLowerCase()}`,
  receivedAt: NOON + seconds(1),
  ...change,
})

export const after = (by: number): Instant => NOON + by
