import * as v from 'valibot'
import { timeFactors } from '../clock/time-factor.ts'
import { languages } from '../language.ts'
import { LEAGUE_NAME_LONGEST, MOST_SEASON_GAMES } from '../leagues/boards.ts'
import { readLeagueKey } from '../leagues/league-key.ts'
import type { Answer } from '../question/kinds.ts'
import { certainties } from '../question/certainty.ts'
import { roundSettings, roundWish, roundWishes } from '../show/round-wish.ts'
import { showTitle } from '../show/show.ts'
import { reportTables } from './report-tables.ts'
import { askedRules, doorSwitches } from './rules.ts'

/** The schema of every message a client can send. Unknown fields are dropped, so that newer clients can talk to us. */

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))
const instant = v.pipe(v.number(), v.integer(), v.minValue(0))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

export const pin = v.pipe(v.string(), v.regex(/^\d{6,10}$/))
const lang = v.optional(v.picklist(languages), 'en')
/** Sent by the link and the QR code beside the PIN ([RM4]). */
const joinCode = v.optional(text(32))
const secret = text(64)
const request = text(64)
/** [design] At least 128 random bits, since it gives back a seat. */
const seatRequest = v.pipe(v.string(), v.minLength(16), v.maxLength(64))
// Longer than any name allowed, so that the rule for names can say what is wrong ([ST1]).
const name = v.pipe(v.string(), v.maxLength(200))
const id = text(32)
/** [LG2] As `readLeagueKey` reads it. */
export const leagueKey = v.pipe(
  v.string(),
  v.maxLength(200),
  v.transform((typed) => readLeagueKey(typed) ?? ''),
  v.minLength(1),
)
/** What tells a phone's own second connection from another tab ([ST2]). */
const connection = v.optional(text(64))

export const hostEnter = v.object({ room: pin, hostKey: secret, lang })
/** [RM2] Each draws another code, so a repeat needs no `request`. */
export const hostInvite = v.object({})
/** [RM2] A repeated `request` gets its key again, so it has at least 128 random bits. */
export const hostPair = v.object({ room: pin, code: text(32), request: seatRequest, lang })
export const hostRenew = v.object({ request: seatRequest })
export const screenEnter = v.object({ room: pin, code: joinCode, lang })
export const seatTake = v.object({
  room: pin,
  code: joinCode,
  /** [RM4] What the big screen shows, where the room asks for it; whatever was typed may come. */
  secondCode: v.optional(v.pipe(v.string(), v.maxLength(16))),
  name,
  request: seatRequest,
  team: v.optional(id),
  lang,
  connection,
  leagueKey: v.optional(leagueKey),
})
export const seatResume = v.object({ room: pin, token: secret, connection, leagueKey: v.optional(leagueKey) })
export const seatChange = v.object({
  name: v.optional(name),
  team: v.optional(id),
  lang: v.optional(v.picklist(languages)),
  timeFactor: v.optional(v.picklist(timeFactors)),
  leagueKey: v.optional(leagueKey),
  request,
})
/**
 * The longest lists, placements and texts of any kind; whether it fits the question, `readAnswer` decides. Texts come
 * first, since most answers are one and each form that does not fit is written up before the next is tried.
 */
const answer: v.GenericSchema<Answer> = v.union([
  v.pipe(v.string(), v.maxLength(1000)),
  v.number(),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(8)),
  v.pipe(
    v.record(text(32), text(32)),
    v.check((given) => Object.keys(given).length <= 8),
  ),
])

export const answerSubmit = v.object({
  round: whole,
  stage: v.picklist(['solo', 'team']),
  answer,
  seq: whole,
  request,
  /** [TM3] Milliseconds between this phone's own showing of the options and the tap. */
  claimMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))),
  /** [PT4] How sure, where that is asked. */
  certainty: v.optional(v.picklist(certainties)),
})
/** [TE6] The spokesperson makes the own pick the team's answer. */
export const teamLock = v.object({ round: whole, request })
/** [PT5] One more option for the team; `seq` counts up with every option this phone uncovers. */
export const answerUncover = v.object({ round: whole, option: id, seq: whole })
/** [RV3] All points that are ticked so far; `seq` counts up with every change of the mark. */
export const markSubmit = v.object({
  round: whole,
  team: id,
  points: v.pipe(v.array(text(32)), v.maxLength(8)),
  seq: whole,
  request,
})
export const revealRead = v.object({ round: whole })
export const roundRead = v.object({ round: whole })
export const clockProbe = v.object({})

/** Steps of the show: they move the phase and carry the version they expect ([RD12]). */
export const phaseCommands = [
  'start',
  'next',
  'close',
  'skip',
  'pause',
  'resume',
  'reveal',
  'standings',
  'huddle',
  'break',
  'end',
] as const

const phaseCommand = <Name extends Exclude<(typeof phaseCommands)[number], 'break'>>(command: Name) =>
  v.object({ command: v.literal(command), request, expects: whole })
const plainCommand = <Name extends string>(command: Name) => v.object({ command: v.literal(command), request })
const repair = <Name extends string>(command: Name) =>
  v.object({ command: v.literal(command), request, round: whole, answer })

/** A round by its number and the question it was seen with: another host may have moved it. */
const seenRound = { round: whole, question: text(60) }
const planEdit = v.variant('do', [
  v.object({ do: v.literal('set'), ...seenRound, ...roundSettings }),
  v.object({ do: v.literal('remove'), ...seenRound }),
  v.object({ do: v.literal('move'), ...seenRound, to: whole }),
  v.object({ do: v.literal('add'), wish: roundWish }),
])

export const hostDo = v.variant('command', [
  phaseCommand('start'),
  phaseCommand('next'),
  phaseCommand('close'),
  phaseCommand('skip'),
  phaseCommand('pause'),
  phaseCommand('resume'),
  phaseCommand('reveal'),
  phaseCommand('standings'),
  phaseCommand('huddle'),
  phaseCommand('end'),
  /** [RD1] Lasts five minutes unless it says otherwise. */
  v.object({
    command: v.literal('break'),
    request,
    expects: whole,
    seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(3600))),
  }),
  /** Changes what is ahead in the run of show. */
  v.object({ command: v.literal('plan'), request, edit: planEdit }),
  plainCommand('extend'),
  plainCommand('lock'),
  plainCommand('unlock'),
  plainCommand('decide'),
  plainCommand('sudden-death'),
  plainCommand('again'),
  plainCommand('withdraw'),
  plainCommand('end-hosts'),
  v.object({ command: v.literal('autopilot'), request, on: v.boolean() }),
  v.object({ command: v.literal('door'), request, ...doorSwitches }),
  /** [RM4] Lets in one seat that waits, or all of them. */
  v.object({ command: v.literal('admit'), request, seat: v.optional(id) }),
  v.object({ command: v.literal('kick'), request, seat: id }),
  /** [ST4] All at once who came since an instant, under names that begin alike; `0` and `''` are everybody. */
  v.object({ command: v.literal('clear'), request, since: instant, prefix: v.pipe(v.string(), v.maxLength(20)) }),
  v.object({ command: v.literal('move'), request, seat: id, team: id }),
  /** [TE1] Everybody anew, between two rounds. */
  v.object({ command: v.literal('deal'), request, by: v.picklist(['chance', 'results']) }),
  v.object({ command: v.literal('rename'), request, seat: id, name }),
  v.object({ command: v.literal('void'), request, round: whole }),
  repair('rekey'),
  repair('accept'),
])

/** `POST /api/rooms` and `POST /api/draws` */
export const roomRequest = v.object({
  title: v.optional(showTitle),
  packs: v.pipe(v.array(text(60)), v.minLength(1), v.maxLength(20)),
  rules: v.optional(askedRules, {}),
  rounds: v.optional(roundWishes),
})

/** `GET /api/rooms/<PIN>/report`: all of a game, or a table of it. */
export const reportRequest = v.object({
  format: v.optional(v.picklist(['json', 'csv']), 'json'),
  table: v.optional(v.picklist(reportTables), 'answers'),
  game: v.optional(v.string()),
})

const seasonGames = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SEASON_GAMES))

/** `POST /api/leagues` ([LG1]) */
export const leagueRequest = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LEAGUE_NAME_LONGEST), v.regex(/^[^\p{C}]*$/u)),
    /** The season counts the best so many … */
    best: seasonGames,
    /** … of so many games. */
    of: seasonGames,
    /** Whether people are ranked and named, or teams only. */
    names: v.optional(v.boolean(), true),
  }),
  v.check(({ best, of }) => best <= of),
)

/** `POST /api/leagues/<code>/games` */
export const gamePosting = v.object({ room: pin, hostKey: secret })
