import { languages, type Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, DoorRules, Rules } from '@jawab/shared/protocol/rules'
import { drawQuestions } from '@jawab/shared/pack/draw'
import type { Pack } from '@jawab/shared/pack/pack'
import { hasKey, usualKinds, type KindName, type Question } from '@jawab/shared/question/kinds'
import { readingMillis } from '@jawab/shared/question/reading'
import { no, ok, type Result } from '@jawab/shared/result'
import { makeTeams } from '@jawab/shared/teams/teams'
import { seconds } from '@jawab/shared/time'
import { CODE_BYTES, drawPin, drawSecret, hashOf, KEY_BYTES } from '../auth/secrets.ts'
import type { Platform } from '../platform.ts'
import type { Room, Round } from '../room/room.ts'
import type { RoomStore } from '../stores/store.ts'
import type { Reports } from './report.ts'
import type { Runner } from './runner.ts'

/** Makes rooms, and further games in them. */
export type Games = {
  /** What a room with these packs and rules would ask, in its order. The seed makes it come again. */
  preview(packs: readonly string[], asked: AskedRules): Result<DrawPreview, Refusal>
  /** [RM1] A new room; the host key is shown here once and kept only as a hash. */
  create(packs: readonly string[], asked: AskedRules): Promise<Result<{ room: Room; hostKey: string }, Refusal>>
  /** Another game with the same PIN, seats and teams, and questions not just played as far as there are any. */
  again(id: string, request: string): Promise<Result<Room, Refusal>>
}

/** A draw before it is played, for the host's eyes: nothing in it tells of a key, since laptops get projected. */
export type DrawPreview = {
  readonly seed: string
  readonly questions: readonly {
    readonly id: string
    readonly title: Localized
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
  readonly packs: ReadonlyMap<string, Pack>
  readonly drawStamp: () => number
}

export function createGames({ store, platform, runner, reports, packs, drawStamp }: GamesParts): Games {
  return { preview, create, again }

  function preview(names: readonly string[], asked: AskedRules) {
    const planned = plan(names, asked)
    if (!planned.ok) return planned
    const { rules, drawn } = planned.value
    return ok({ seed: rules.seed, questions: drawn.map((question) => previewOf(question, rules)) })
  }

  function plan(names: readonly string[], asked: AskedRules): Result<Plan, Refusal> {
    const chosen = choose(names)
    if (!chosen) return no('pack:unknown')
    const rules = readRules(asked, drawSecret(platform, CODE_BYTES))
    if (!rules.ok) return rules
    const drawn = draw(chosen, rules.value)
    return drawn.length === 0 ? no('pack:too-small') : ok({ chosen, rules: rules.value, drawn })
  }

  async function create(names: readonly string[], asked: AskedRules) {
    const planned = plan(names, asked)
    if (!planned.ok) return planned
    const { chosen, rules, drawn } = planned.value

    const hostKey = drawSecret(platform, KEY_BYTES)
    const room: Omit<Room, 'pin'> = {
      id: drawSecret(platform, KEY_BYTES),
      joinCode: drawSecret(platform, CODE_BYTES),
      hostKeyHashes: [hashOf(hostKey)],
      screenCode: drawSecret(platform, CODE_BYTES),
      codeSecret: drawSecret(platform, KEY_BYTES),
      title: titleOf(chosen),
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
    const chosen = choose(room.packs)
    if (!chosen) return no('pack:unknown')

    const rules = { ...room.rules, seed: drawSecret(platform, CODE_BYTES) }
    const drawn = draw(chosen, rules, new Set(room.run.map(({ question }) => question)))
    await store.saveResults(id, room.game, await reports.of(room))
    return runner.carryOut(id, { name: 'again', request, run: runOf(drawn, rules), seed: rules.seed }, drawn)
  }

  function choose(names: readonly string[]): Pack[] | undefined {
    const found = [...new Set(names)].flatMap((name) => packs.get(name) ?? [])
    return found.length === new Set(names).size ? found : undefined
  }
}

type Plan = { readonly chosen: readonly Pack[]; readonly rules: Rules; readonly drawn: readonly Question[] }

const previewOf = (question: Question, { limitSeconds, readingSeconds }: Rules) => ({
  id: question.id,
  title: question.title,
  prompt: question.prompt,
  kind: question.kind,
  tier: question.tier,
  limitSeconds: limitSeconds ?? question.limitSeconds,
  readingSeconds: readingMillis(question, languages, readingSeconds) / seconds(1),
})

const MOST_PIN_TRIES = 100
const SHORTEST_PIN = 6
const MOST_LIVE_SHARE = 1e-4

function pinDigits(liveRooms: number): number {
  let digits = SHORTEST_PIN
  while (liveRooms > MOST_LIVE_SHARE * 10 ** digits) digits++
  return digits
}

const draw = (packs: readonly Pack[], rules: Rules, avoid?: ReadonlySet<string>) =>
  drawQuestions(
    packs.flatMap(({ questions }) => questions),
    { ...rules, avoid },
  )

const runOf = (questions: readonly Question[], rules: Rules): Round[] =>
  questions.map((question) => ({
    question: question.id,
    title: question.title,
    kind: question.kind,
    limitMs: seconds(rules.limitSeconds ?? question.limitSeconds),
    preset: rules.preset,
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

const DEFAULT_LENGTH = 10
const DEFAULT_STANDINGS_EVERY = 4
const DEFAULT_TEAMS = 4

/** [RV3] Two teams would only mark each other. */
const FEWEST_NEIGHBOURS = 3

const usualMarking = (asked: AskedRules) => (teamsOf(asked).length < FEWEST_NEIGHBOURS ? 'host' : 'neighbour')

function teamsOf({ teams = DEFAULT_TEAMS }: AskedRules) {
  return typeof teams === 'number'
    ? makeTeams(teams)
    : makeTeams(
        teams.length,
        teams.map(({ name }) => name),
      )
}

/** The rules with their defaults; what the rules of play name but this version lacks is refused by name. */
function readRules(asked: AskedRules, seed: string): Result<Rules, Refusal> {
  const { preset = 'learn', mode = 'mean', kinds = usualKinds, tiers, topics, limitSeconds, readingSeconds } = asked
  if (preset === 'certainty' || preset === 'scratch') return no(`not-yet:${preset}` as const)
  if (asked.streaks && preset !== 'classic') return no('rules:streaks')
  if (preset === 'flat' && kinds.includes('discuss')) return no('rules:discuss')
  if (mode === 'solo' && asked.marking !== undefined) return no('rules:marking')
  if (mode !== 'solo' && mode !== 'mean') return no(`not-yet:${mode}` as const)
  return ok({
    preset,
    streaks: asked.streaks ?? false,
    mode,
    length: asked.length ?? DEFAULT_LENGTH,
    kinds,
    seed: asked.seed ?? seed,
    earlyClose: asked.earlyClose ?? true,
    standingsEvery: asked.standingsEvery ?? DEFAULT_STANDINGS_EVERY,
    teamDeal: asked.teamDeal ?? 'choose',
    ...(mode === 'solo' ? {} : { marking: asked.marking ?? usualMarking(asked) }),
    ...(tiers ? { tiers } : {}),
    ...(topics ? { topics } : {}),
    ...(limitSeconds === undefined ? {} : { limitSeconds }),
    ...(readingSeconds === undefined ? {} : { readingSeconds }),
  })
}
