import { languages, type Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, DoorRules, Rules } from '@jawab/shared/protocol/rules'
import type { FittingCounts } from '@jawab/shared/pack/fitting'
import type { Pack } from '@jawab/shared/pack/pack'
import { beforePrompt, hasKey, type KindName, type Question } from '@jawab/shared/question/kinds'
import { readingMillis } from '@jawab/shared/question/reading'
import { no, ok, type Result } from '@jawab/shared/result'
import { modeFor } from '@jawab/shared/teams/modes'
import { seconds } from '@jawab/shared/time'
import { CODE_BYTES, drawPin, drawSecret, drawSeed, hashOf, KEY_BYTES } from '../auth/secrets.ts'
import type { Platform } from '../platform.ts'
import type { Room, Round } from '../room/room.ts'
import type { RoomStore } from '../stores/store.ts'
import { drawGame, planGame, reachOf, sourceOf, type Packs, type PlanRefusal } from './game-plan.ts'
import { teamsOf } from './asked-teams.ts'
import type { Reports } from './report.ts'
import type { Runner } from './runner.ts'

/** Makes rooms, and further games in them. */
export type Games = {
  /** What a room with these packs and rules would ask, in its order. The seed makes it come again. */
  preview(packs: readonly string[], asked: AskedRules): Result<DrawPreview, PlanRefusal>
  /** [RM1] A new room; the host key is shown here once and kept only as a hash. */
  create(packs: readonly string[], asked: AskedRules): Promise<Result<{ room: Room; hostKey: string }, PlanRefusal>>
  /** Another game with the same PIN, seats and teams, and questions not just played as far as there are any. */
  again(id: string, request: string): Promise<Result<Room, Refusal>>
}

/** A draw before it is played, for the host's eyes: nothing in it tells of a key, since laptops get projected. */
export type DrawPreview = {
  readonly seed: string
  /** How many questions the choices leave to be drawn from. */
  readonly matching: number
  readonly counts: FittingCounts
  readonly questions: readonly {
    readonly id: string
    readonly title: Localized
    /** What is told before the prompt, in the kinds that tell something. */
    readonly before?: Localized
    readonly prompt: Localized
    readonly kind: KindName
    readonly tier: Question['tier']
    readonly limitSeconds: number
    readonly readingSeconds: number
  }[]
}

type GamesParts = {
  readonly store: RoomStore
  readonly platform: Platform
  readonly runner: Runner
  readonly reports: Reports
  readonly packs: Packs
  readonly drawStamp: () => number
}

export function createGames({ store, platform, runner, reports, packs, drawStamp }: GamesParts): Games {
  return { preview, create, again }

  function preview(names: readonly string[], asked: AskedRules) {
    const planned = planGame(packs, names, asked, drawSeed(platform))
    if (!planned.ok) return planned
    const { rules, drawn } = planned.value
    const questions = drawn.map((question) => previewOf(question, rules))
    return ok({ seed: rules.seed, ...reachOf(planned.value), questions })
  }

  async function create(names: readonly string[], asked: AskedRules) {
    const planned = planGame(packs, names, asked, drawSeed(platform))
    if (!planned.ok) return planned
    const { source, rules, drawn } = planned.value

    const hostKey = drawSecret(platform, KEY_BYTES)
    const room: Omit<Room, 'pin'> = {
      id: drawSecret(platform, KEY_BYTES),
      joinCode: drawSecret(platform, CODE_BYTES),
      hostKeyHashes: [hashOf(hostKey)],
      screenCode: drawSecret(platform, CODE_BYTES),
      codeSecret: drawSecret(platform, KEY_BYTES),
      title: titleOf(source.packs),
      packs: names,
      rules,
      teams: rules.mode === 'solo' ? [] : teamsOf(asked),
      game: 1,
      run: runOf(drawn, rules),
      round: 0,
      phase: { name: 'lobby' },
      phaseAt: store.now(),
      autopilot: asked.autopilot ?? false,
      locked: false,
      door: doorOf(asked),
      notices: [],
      standingsAfter: 0,
      scoringEpoch: 0,
      requests: [],
      version: 1,
      stamp: drawStamp(),
    }
    return ok({ room: await save(room, drawn), hostKey })
  }

  /** [RM1] PINs grow longer before guessing one becomes easy, and are drawn until one is free. */
  async function save(room: Omit<Room, 'pin'>, questions: readonly Question[]): Promise<Room> {
    const digits = pinDigits((await store.liveRooms()).length)
    for (let tries = 0; tries < MOST_PIN_TRIES; tries++) {
      const withPin = { ...room, pin: drawPin(platform, digits) }
      if (await store.create(withPin, questions)) return withPin
    }
    throw new Error(`No free PIN of ${digits} digits after ${MOST_PIN_TRIES} draws`)
  }

  async function again(id: string, request: string): Promise<Result<Room, Refusal>> {
    const room = await store.read(id)
    if (!room) return no('room:unknown')
    if (room.requests.includes(request)) return ok(room)
    if (room.phase.name !== 'finished') return no('step:impossible')
    const source = sourceOf(packs, room.packs)
    if (!source.ok) return no(source.reason.refusal)

    const rules = { ...room.rules, seed: drawSeed(platform) }
    const draw = drawGame(source.value, rules, new Set(room.run.map(({ question }) => question)))
    if (!draw.ok) return no(draw.reason.refusal)
    const drawn = draw.value
    await store.saveResults(id, room.game, await reports.of(room))
    return runner.carryOut(id, { name: 'again', request, run: runOf(drawn, rules), seed: rules.seed }, drawn)
  }
}

function previewOf(question: Question, { limitSeconds, readingSeconds }: Rules) {
  const before = beforePrompt(question)
  return {
    id: question.id,
    title: question.title,
    ...(before ? { before } : {}),
    prompt: question.prompt,
    kind: question.kind,
    tier: question.tier,
    limitSeconds: limitSeconds ?? question.limitSeconds,
    readingSeconds: readingMillis(question, languages, readingSeconds) / seconds(1),
  }
}

const MOST_PIN_TRIES = 100
const SHORTEST_PIN = 6
const MOST_LIVE_SHARE = 1e-4

function pinDigits(liveRooms: number): number {
  let digits = SHORTEST_PIN
  while (liveRooms > MOST_LIVE_SHARE * 10 ** digits) digits++
  return digits
}

const runOf = (questions: readonly Question[], rules: Rules): Round[] =>
  questions.map((question) => ({
    question: question.id,
    title: question.title,
    kind: question.kind,
    tier: question.tier,
    limitMs: seconds(rules.limitSeconds ?? question.limitSeconds),
    preset: rules.preset,
    mode: modeFor(question.kind, rules.mode),
    weight: weightOf(question, rules),
    voided: false,
  }))

/** [RV3] A discussion counts once others than the team itself have marked it. */
const weightOf = ({ kind }: Question, { marking }: Rules) =>
  hasKey(kind) || (kind === 'discuss' && marking !== undefined && marking !== 'team') ? 1 : 0

const titleOf = (packs: readonly Pack[]) => ({
  en: packs.map(({ title }) => title.en).join(' + '),
  'hi-Latn': packs.map(({ title }) => title['hi-Latn']).join(' + '),
})

const doorOf = ({ secondCode, approve, cleanNames, namesOnWall }: AskedRules): DoorRules => ({
  secondCode: secondCode ?? false,
  approve: approve ?? false,
  cleanNames: cleanNames ?? false,
  namesOnWall: namesOnWall ?? true,
})
