import type { InferInput } from 'valibot'
import type { Language } from '../language.ts'
import type { Shown } from '../question/kind.ts'
import type { Answer, QuestionFace } from '../question/kinds.ts'
import type { GivenMark } from './marks.ts'
import type { Instant, Millis } from '../time.ts'
import type * as payloads from './payloads.ts'
import type { Refusal } from './refusals.ts'
import type { Certainty } from '../question/certainty.ts'
import type { OwnSeat, ResultEvent, UncoveredOption } from './to-client.ts'
import type { HostView, PlayerView, ScreenView } from './views.ts'

export type Refused = { readonly ok: false; readonly refusal: Refusal; readonly message: string }
/** Answers a command. A refusal may carry what helps: a free name, the current view, the standing answer. */
export type Reply<Given, Help = object> = (reply: ({ readonly ok: true } & Given) | (Refused & Partial<Help>)) => void

/** [TM5] What was stored and counted. `receivedAt` on the store's clock. */
export type Receipt = {
  readonly receivedAt: Instant
  readonly countedMs: Millis
  readonly creditMs: Millis
  readonly seq: number
}

/** The answer that counts so far for one seat. */
export type StandingAnswer = {
  readonly answer: Answer
  readonly seq: number
  readonly receipt: Receipt
  /** [PT4] As it was said. */
  readonly certainty?: Certainty
}

/** [PT5] What the team has uncovered so far, the option asked for among it. */
export type Uncovered = { readonly uncovered: readonly UncoveredOption[] }

/** `view` is absent while the seat waits to be let in ([RM4]), here as in what follows. */
export type SeatTaken = { readonly seat: OwnSeat; readonly token: string; readonly view?: PlayerView }
export type SeatResumed = {
  readonly seat: OwnSeat
  readonly view?: PlayerView
  /** In `question` and `closed`, and until the next round: the answer that stands; in a team stage, what one backs. */
  readonly standing?: StandingAnswer
  /** [RV3] In `marking`: what one's own team has ticked for another so far. */
  readonly mark?: GivenMark
  /** Of the last revealed round ([RD9]). */
  readonly result?: ResultEvent
  readonly total: number
  readonly rank: number
}
/** [RV1] The long texts, as HTML made by the server without any raw HTML of the pack. */
export type RevealTexts = {
  readonly powerAnswer: string
  readonly whyNot: Readonly<Record<string, string>>
  readonly sources: readonly { readonly title: string; readonly url: string }[]
  readonly notes: readonly string[]
  readonly asOf?: string
  readonly lang: Language
}

/** [PT10] A question as it was played, and what is right in it by now; nothing in polls and discussions. */
export type PlayedQuestion = { readonly question: QuestionFace; readonly keys: readonly Answer[] }

type Payload<Name extends keyof typeof payloads> = InferInput<Extract<(typeof payloads)[Name], { kind: 'schema' }>>

/** Commands: `noun:verb`, always answered. */
export type ToServer = {
  'host:enter': (payload: Payload<'hostEnter'>, reply: Reply<{ view: HostView }>) => void
  /** [PT10] `known`: where a key does not fit its question, what an answer to it can name. */
  'host:do': (
    payload: Payload<'hostDo'>,
    reply: Reply<{ view: HostView }, { view: HostView; known: readonly Shown[] }>,
  ) => void
  'host:invite': (payload: Payload<'hostInvite'>, reply: Reply<{ code: string; expiresAt: Instant }>) => void
  'host:pair': (payload: Payload<'hostPair'>, reply: Reply<{ hostKey: string; view: HostView }>) => void
  'host:renew': (payload: Payload<'hostRenew'>, reply: Reply<{ hostKey: string }>) => void
  'screen:enter': (payload: Payload<'screenEnter'>, reply: Reply<{ view: ScreenView }>) => void
  /** [PT10] A round that has been played, to look its key over. */
  'round:read': (payload: Payload<'roundRead'>, reply: Reply<PlayedQuestion>) => void
  'seat:take': (payload: Payload<'seatTake'>, reply: Reply<SeatTaken, { proposal: string }>) => void
  'seat:resume': (payload: Payload<'seatResume'>, reply: Reply<SeatResumed>) => void
  'seat:change': (
    payload: Payload<'seatChange'>,
    reply: Reply<{ seat: OwnSeat; view?: PlayerView }, { proposal: string }>,
  ) => void
  'answer:submit': (payload: Payload<'answerSubmit'>, reply: Reply<Receipt, { standing: StandingAnswer }>) => void
  'team:lock': (payload: Payload<'teamLock'>, reply: Reply<{ answer: Answer }>) => void
  'answer:uncover': (payload: Payload<'answerUncover'>, reply: Reply<Uncovered, Uncovered>) => void
  'mark:submit': (payload: Payload<'markSubmit'>, reply: Reply<{ mark: GivenMark }, { mark: GivenMark }>) => void
  'reveal:read': (payload: Payload<'revealRead'>, reply: Reply<RevealTexts>) => void
  'clock:probe': (payload: Payload<'clockProbe'>, reply: Reply<{ now: Instant }>) => void
}
