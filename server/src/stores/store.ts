import type { Question } from '@jawab/shared/question/kinds'
import type { Result } from '@jawab/shared/result'
import type { RosterEntry, Totals } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import type { TeamRecord } from '@jawab/shared/teams/team-answer'
import type { Instant } from '@jawab/shared/time'
import type { GivenAnswer, StoredAnswer, Taken } from '../room/answers.ts'
import type { MarkTaken, SentMark, StoredMark } from '../room/marks.ts'
import type { Room } from '../room/room.ts'
import type { ChangeRefusal, SeatChange } from '../room/seat-changes.ts'
import type { AskedSeat, Seat, SeatRefusal } from '../room/seats.ts'
import type { TeamAct, TeamTaken } from '../room/team-acts.ts'
import type { LeagueStore } from './league-store.ts'

/** Somebody's points and rank, from the totals settled last. Team points are integer hundredths ([PT0]). */
export type Place = { readonly id: string; readonly points: number; readonly rank: number }
export type PersonPlace = { readonly points: number; readonly rank: number; readonly people: number }
export type Standings = { readonly people: readonly Place[]; readonly teams: readonly Place[] }

/**
 * News that a room, one seat of it, or what one team does is no longer as it was. Only a hint: losing it costs time,
 * never truth.
 */
export type Hint = { readonly room: string; readonly seat?: string; readonly team?: string }

/**
 * The store cannot be reached or cannot write just now: not a bug, and over once it can. Whether the call counts is not
 * known; to ask the same again does no harm.
 */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

/**
 * Where rooms live. Everything a method says it does, it does in one atomic step, and a write is durable
 * before its promise resolves. Every method rejects with `StoreAway` when the store cannot be reached or cannot write.
 */
export type RoomStore = {
  /** [TM0] The store's clock, in whole milliseconds: never goes backwards within a process. */
  now(): Instant
  /** Resolves when the store can read and write. */
  check(): Promise<void>

  /** Saves a new room with its dealt questions, in order of the rounds; false when the PIN belongs to a live room. */
  create(room: Room, questions: readonly Question[]): Promise<boolean>
  /** The id of the live room with this PIN. */
  findRoom(pin: string): Promise<string | undefined>
  read(id: string): Promise<Room | undefined>
  /** The dealt question of a round (from 1), in all languages and with its key. */
  question(id: string, round: number): Promise<Question | undefined>
  /** Compare-and-set: saves `next` if the stored version is still `version`. Publishes the hint. */
  change(id: string, version: number, next: Room): Promise<boolean>
  /**
   * As `change`; also freezes the roster of one stage of `round` by `rosterOf` of the stored room, and refuses further
   * answers to it ([RD3]) whatever phase the room is in later. A stage is sealed once: its first roster stays.
   */
  seal(id: string, version: number, next: Room, round: number, stage: Stage): Promise<boolean>
  /**
   * As `change`, for another game in the same room: new questions; answers, rosters, records, marks and totals are dropped, and totals
   * of a scoring epoch before `next`'s are refused from then on ([PT1]), so `next` must carry a higher one.
   */
  restart(id: string, version: number, next: Room, questions: readonly Question[]): Promise<boolean>
  /**
   * As `change`, with other questions for the rounds after `next.round`, in order. What is kept by the number of a round
   * stays, so `next` must leave the rounds up to its own as they were.
   */
  replan(id: string, version: number, next: Room, ahead: readonly Question[]): Promise<boolean>
  /** [RD10] Forgets the room and frees its PIN; saved results stay. Publishes the hint. */
  end(id: string): Promise<void>
  /** Live rooms with the last instant at which anything was written for them. */
  liveRooms(): Promise<readonly { readonly id: string; readonly activeAt: Instant }[]>

  /** [ST2] `admitSeat`; a repeated request gets its seat again, with the token now given. */
  takeSeat(id: string, asked: AskedSeat, mostSeats: number): Promise<Result<Seat, SeatRefusal | 'room:unknown'>>
  /**
   * [ST4] [TM4] Refuses a name or team as `admitSeat` does, and a time factor above the cap or at the wrong time. Removing raises the seat's epoch and frees its name; a removed
   * seat is unknown from then on. Publishes the hint.
   */
  changeSeat(id: string, seat: string, change: SeatChange): Promise<Result<Seat, 'seat:unknown' | ChangeRefusal>>
  /** [ST2] The seat that holds this token, its epoch raised and its first request forgotten. Publishes the hint. */
  resumeSeat(id: string, tokenHash: string): Promise<Result<Seat, 'seat:unknown' | 'seat:kicked' | 'seat:turned-away'>>
  /** All seats in joining order, removed ones too; the very same list as before while nothing has become of them. */
  seats(id: string): Promise<readonly Seat[]>
  /** [ST6] Notes that these seats were connected at `at`; an older instant than the stored one changes nothing. */
  seen(id: string, seats: readonly string[], at: Instant): Promise<void>
  /** [RD11] Notes that a node served the room at `at`. */
  beat(id: string, at: Instant): Promise<void>
  lastBeat(id: string): Promise<Instant | undefined>

  /** [RD3] [RD4] `takeAnswer` for each, in order; what it takes is stored. An unknown room has no seats. */
  submit(id: string, answers: readonly GivenAnswer[]): Promise<readonly Taken[]>
  /** The standing answers of the solo stage of a round. */
  answers(id: string, round: number): Promise<readonly StoredAnswer[]>
  answerOf(id: string, round: number, seat: string): Promise<StoredAnswer | undefined>
  /** [TE2] Who sat where when this stage of the round was sealed; empty before. */
  roster(id: string, round: number, stage: Stage): Promise<readonly RosterEntry[]>

  /**
   * [TE3] [TE6] [PT5] `takeAct` on the room, seat, question and team's record as they are stored; the record it gives is
   * stored. Publishes the hint when the record has changed.
   */
  act(id: string, act: TeamAct): Promise<TeamTaken>
  /** What the teams have done in the team stage of a round, by team; nothing of teams that have done nothing. */
  teamRecords(id: string, round: number): Promise<readonly TeamRecord[]>

  /** [RV3] `takeMark` on the room, seat, question, roster and marks as they are stored; what it takes is stored. */
  mark(id: string, sent: SentMark): Promise<MarkTaken>
  /** [RV3] The standing marks of a round, of every marker, by team and marker. */
  marks(id: string, round: number): Promise<readonly StoredMark[]>

  /** [PT1] Replaces all totals; false and nothing done when totals of a newer scoring epoch are stored. */
  settle(id: string, epoch: number, totals: Totals): Promise<boolean>
  /**
   * [PT8] [ST4] The first `top` people and all teams of the totals, best first; ties share a rank and stand in
   * joining order (teams: by id). People are the seats that are in (`isIn`); without a total they have 0.
   */
  standings(id: string, top: number): Promise<Standings>
  /** A seat's total, and its rank among the people of the standings; `undefined` for any other seat. */
  placeOf(id: string, seat: string): Promise<PersonPlace | undefined>

  /** Keeps the results of a game under the room's id, also after the room has ended; the last write stands. */
  saveResults(id: string, game: number, results: unknown): Promise<void>
  results(id: string, game: number): Promise<unknown>

  /** Calls the listener for every hint, of this and other nodes. Returns how to stop. */
  onHint(listener: (hint: Hint) => void): () => void
  /** Finishes what is being written; later writes are rejected. A second time does nothing. */
  close(): Promise<void>
}

/** All that a server keeps. */
export type Store = RoomStore & LeagueStore
