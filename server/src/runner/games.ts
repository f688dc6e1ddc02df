import { languages, type Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, DoorRules, Mode, Preset, Rules } from '@jawab/shared/protocol/rules'
import type { FittingCounts } from '@jawab/shared/pack/fitting'
import type { Pack } from '@jawab/shared/pack/pack'
import { beforePrompt, type KindName, type Question } from '@jawab/shared/question/kinds'
import { readingMillis } from '@jawab/shared/question/reading'
import { no, ok, type Result } from '@jawab/shared/result'
import type { RoundWish } from '@jawab/shared/show/round-wish'
import type { Show } from '@jawab/shared/show/show'
import { seconds } from '@jawab/shared/time'
import { CODE_BYTES, drawPin, drawSecret, drawSeed, hashOf, KEY_BYTES } from '../auth/secrets.ts'
import type { Platform } from '../platform.ts'
import type { Room, Round } from '../room/room.ts'
import { huddleLength, teamAnswerLength } from '../room/together-time.ts'
import type { RoomStore } from '../stores/store.ts'
import { planGame, reachOf, sourceOf, type AskedGame, type Packs, type PlanRefusal } from './game-plan.ts'
import { teamsOf } from './asked-teams.ts'
import type { Reports } from './report.ts'
import { planOneMore } from './run-of-show.ts'
import type { Runner } from './runner.ts'
import { drawAgain, showOf } from './show-of-room.ts'

/** Makes rooms, and further games in them. */
export type Games = {
  /** What a room with these packs and rules would ask, in its order. The seed makes it come again. */
  preview(asked: AskedGame): Result<DrawPreview, PlanRefusal>
  /** [RM1] A new room; the host key is shown here once and kept only as a hash. */
  create(asked: AskedGame): Promise<Result<{ room: Room; hostKey: string }, PlanRefusal>>
  /** Another game with the same PIN, seats and teams, and questions not just played as far as there are any. */
  again(id: string, request: string): Promise<Result<Room, Refusal>>
  /** [PT8] One more question for those whom a decision has left equal, in a room whose game is over. */
  suddenDeath(id: string, request: string): Promise<Result<Room, Refusal>>
  /** One more round at the end of the run of show, from the room's packs. */
  add(id: string, request: string, wish: RoundWish): Promise<Result<Room, Refusal>>
  /** The show that makes a room like this one. */
  show(room: Room): Promise<Show>
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
    readonly mode: Mode
    readonly preset: Preset
    readonly limitSeconds: number
    readonly readingSeconds: number
    /** [TE4] Of the talk and the answer after it, in two stages. */
    readonly togetherSeconds?: number
    /** [RD1] Of the break after it. */
    readonly breakSeconds?: number
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
  return { preview, create, again, add, suddenDeath, show }

  function preview(asked: AskedGame) {
    const planned = planGame(packs, asked, drawSeed(platform))
    if (!planned.ok) return planned
    const { rules, drawn, run } = planned.value
    const questions = run.map((round, at) => previewOf(round, drawn[at] as Question, rules))
    return ok({ seed: rules.seed, ...reachOf(planned.value), questions })
  }

  async function create(asked: AskedGame) {
    const planned = planGame(packs, asked, drawSeed(platform))
    if (!planned.ok) return planned
    const { source, rules, drawn, run } = planned.value

    const hostKey = drawSecret(platform, KEY_BYTES)
    const room: Omit<Room, 'pin'> = {
      id: drawSecret(platform, KEY_BYTES),
      joinCode: drawSecret(platform, CODE_BYTES),
      hostKeyHashes: [hashOf(hostKey)],
      screenCode: drawSecret(platform, CODE_BYTES),
      codeSecret: drawSecret(platform, KEY_BYTES),
      title: asked.title ?? titleOf(source.packs),
      packs: asked.packs,
      rules,
      teams: rules.mode === 'solo' ? [] : teamsOf(asked.rules),
      game: 1,
      run,
      round: 0,
      phase: { name: 'lobby' },
      phaseAt: store.now(),
      autopilot: asked.rules.autopilot ?? false,
      locked: false,
      door: doorOf(asked.rules),
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

    // [PT8] What decided between equals was no part of the game.
    const before = { ...room, run: room.run.filter(({ suddenDeath }) => !suddenDeath) }
    const rules = { ...room.rules, seed: drawSeed(platform), length: before.run.length }
    const draw = drawAgain(source.value, rules, before)
    if (!draw.ok) return no(draw.reason.refusal)
    const { drawn, run } = draw.value
    await store.saveResults(id, room.game, await reports.of(room))
    return runner.carryOut(id, { name: 'again', request, run, seed: rules.seed }, drawn)
  }

  async function add(id: string, request: string, wish: RoundWish): Promise<Result<Room, Refusal>> {
    for (let tries = 0; tries < MOST_ADD_TRIES; tries++) {
      const room = await store.read(id)
      if (!room) return no('room:unknown')
      if (room.requests.includes(request)) return ok(room)
      const source = sourceOf(packs, room.packs)
      if (!source.ok) return no(source.reason.refusal)

      const amid = room.run.map(({ question }) => question)
      const drawn = planOneMore(source.value.questions, room, wish)
      if (!drawn.ok) return drawn
      const edit = { do: 'add', made: drawn.value.made, amid } as const
      const added = await runner.carryOut(id, { name: 'plan', request, edit }, [drawn.value.question])
      if (added.ok || added.reason !== 'version:stale') return added
    }
    return no('version:stale')
  }

  async function suddenDeath(id: string, request: string): Promise<Result<Room, Refusal>> {
    const room = await store.read(id)
    if (!room) return no('room:unknown')
    if (room.requests.includes(request)) return ok(room)
    const source = sourceOf(packs, room.packs)
    if (!source.ok) return no(source.reason.refusal)

    const rules: Rules = { ...room.rules, mode: room.teams.length > 0 ? 'mean' : 'solo', preset: 'flat' }
    const drawn = planOneMore(source.value.questions, { ...room, rules }, { kind: 'choice' })
    if (!drawn.ok) return drawn
    const { made, question } = drawn.value
    const amid = room.run.map((round) => round.question)
    return runner.carryOut(id, { name: 'sudden-death', request, made, amid }, [question])
  }

  async function show(room: Room): Promise<Show> {
    const dealt = await Promise.all(room.run.map((_, at) => store.question(room.id, at + 1)))
    return showOf(
      room,
      dealt.filter((question) => question !== undefined),
    )
  }
}

function previewOf(round: Round, question: Question, rules: Rules) {
  const before = beforePrompt(question)
  return {
    id: question.id,
    title: question.title,
    ...(before ? { before } : {}),
    prompt: question.prompt,
    kind: question.kind,
    tier: question.tier,
    mode: round.mode,
    preset: round.preset,
    limitSeconds: round.limitMs / seconds(1),
    readingSeconds: readingMillis(question, languages, rules.readingSeconds) / seconds(1),
    ...(round.mode === 'two-stage' ? { togetherSeconds: togetherLength(rules) / seconds(1) } : {}),
    ...(round.breakAfter === undefined ? {} : { breakSeconds: round.breakAfter / seconds(1) }),
  }
}

const togetherLength = (rules: Rules) => huddleLength(rules) + teamAnswerLength(rules)

/** Other hosts of a room change its run of show at the same time, but not that often. */
const MOST_ADD_TRIES = 5
const MOST_PIN_TRIES = 100
const SHORTEST_PIN = 6
const MOST_LIVE_SHARE = 1e-4

function pinDigits(liveRooms: number): number {
  let digits = SHORTEST_PIN
  while (liveRooms > MOST_LIVE_SHARE * 10 ** digits) digits++
  return digits
}

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
