import type { Preset } from '@jawab/shared/protocol/rules'
import type { Millis } from '@jawab/shared/time'
import { spreadOf } from '../faults/lab/figures.ts'
import { countsOf, meanOf, medianOf } from './figures.ts'
import { roundTrips } from './network.ts'
import { cheats, type Cheat } from './plan.ts'
import type { PlayedPhone, PlayedRoom } from './played.ts'
import { cheatedSamples, comparedWith, errorsOf, honestPhones, honestSamples, lostIn, type Sample } from './samples.ts'
import { wrongOrderRate } from './wrong-order.ts'

type Cell = { readonly preset: Preset; readonly limitMs: Millis }

/** Points lost to the network by a cell, in thousandths of full marks. */
export type Lost = Cell & {
  readonly roundTrip: Millis
  readonly answers: number
  /** Of them, those that were refused: all points are lost. */
  readonly refused: number
  readonly mean: number
  readonly p95: number
  /** How far the counted time is from the true one. */
  readonly offByP95: Millis
}
/** How much more a player lost on that line than the same player, with the same reaction, on one of 20 ms. */
export type Apart = Cell & {
  readonly roundTrip: Millis
  readonly pairs: number
  readonly mean: number
  /** Of the difference, whichever way. */
  readonly p95: number
}
/** How often the quicker one of two players was counted as the slower one. */
export type WrongOrder = {
  readonly limitMs: Millis
  readonly gapMs: Millis
  readonly pairs: number
  readonly rate: number
}
/** How far phones were from the instant at which half of all had shown the options. */
export type Opening = {
  readonly roundTrip: Millis
  readonly showings: number
  readonly medianMs: Millis
  readonly p95: Millis
}
/** What a cheat has over its honest twin on the same line, in thousandths of full marks. */
export type Gain = Cell & {
  readonly cheat: Cheat
  readonly roundTrip: Millis
  readonly answers: number
  readonly mean: number
  /** Of its answers, those that were refused to the end. */
  readonly refused: number
  /** What it has over somebody who reacts as quickly, from whom no network takes anything. */
  readonly ahead: number
}

export type Measures = {
  readonly lost: readonly Lost[]
  readonly apart: readonly Apart[]
  readonly wrongOrder: readonly WrongOrder[]
  readonly opening: readonly Opening[]
  readonly gains: readonly Gain[]
  /** Results that say what the last receipt said and what the rules make of it, and those that do not. */
  readonly agreements: number
  readonly disagreements: readonly string[]
  /** How often anything was refused, whoever asked for it: cheats are, all the time. */
  readonly refusals: Readonly<Record<string, number>>
}

const NEAR: Millis = 20
/** The longest round trip at which the order of answers is looked at. */
const IN_ORDER_UP_TO: Millis = 400
const gaps: readonly Millis[] = [50, 100]

export function measure(rooms: readonly PlayedRoom[]): Measures {
  const phones = rooms.flatMap((room) => room.phones)
  return {
    lost: byCell(rooms, (cell, honest) =>
      roundTrips.map((roundTrip) => lostBy(cell, at(honest, roundTrip), roundTrip)),
    ),
    apart: byCell(rooms, (cell, honest) =>
      roundTrips.filter((far) => far !== NEAR).map((far) => apartBy(cell, honest, far)),
    ),
    wrongOrder: wrongOrders(rooms),
    opening: openingsOf(honestPhones(rooms)),
    gains: cheats.flatMap((cheat) => gainsBy(rooms, cheat)),
    agreements: phones.reduce((sum, { agreements }) => sum + agreements, 0),
    disagreements: phones.flatMap(({ disagreements }) => disagreements),
    refusals: countsOf(phones.flatMap(({ refusals }) => refusals)),
  }
}

const refusedOf = (samples: readonly Sample[]) => samples.filter(({ receipt }) => !receipt).length

const at = (samples: readonly Sample[], wanted: Millis) =>
  samples.filter(({ phone: { roundTrip } }) => roundTrip === wanted)

const byCell = <Figures>(
  rooms: readonly PlayedRoom[],
  figures: (cell: Cell, honest: readonly Sample[]) => readonly Figures[],
): Figures[] =>
  rooms
    .filter(({ timeFactor }) => timeFactor === undefined)
    .flatMap((room) => figures({ preset: room.preset, limitMs: room.limitMs }, honestSamples([room])))

function lostBy(cell: Cell, samples: readonly Sample[], roundTrip: Millis): Lost {
  const lost = samples.map(lostIn)
  return {
    ...cell,
    roundTrip,
    answers: samples.length,
    refused: refusedOf(samples),
    mean: meanOf(lost),
    p95: spreadOf(lost).p95,
    offByP95: spreadOf(errorsOf(samples).map(Math.abs)).p95,
  }
}

function apartBy(cell: Cell, honest: readonly Sample[], roundTrip: Millis): Apart {
  const more = comparedWith(at(honest, NEAR), (twin) => twin.roundTrip === roundTrip && twin.cheat === undefined)
  return { ...cell, roundTrip, pairs: more.length, mean: meanOf(more), p95: spreadOf(more.map(Math.abs)).p95 }
}

function wrongOrders(rooms: readonly PlayedRoom[]): WrongOrder[] {
  const near = honestSamples(rooms).filter(({ phone }) => phone.roundTrip <= IN_ORDER_UP_TO)
  const limits = [...new Set(rooms.map(({ limitMs }) => limitMs))]
  return limits.flatMap((limitMs) => {
    const samples = near.filter(({ room }) => room.limitMs === limitMs)
    return gaps.map((gapMs) => ({ limitMs, gapMs, ...wrongOrderRate(samples, gapMs) }))
  })
}

function openingsOf(phones: readonly PlayedPhone[]): Opening[] {
  const median = medianOf(phones.flatMap(({ showings }) => showings.map(({ lateMs }) => lateMs)))
  return roundTrips.map((roundTrip) => {
    const near = phones.filter((phone) => phone.roundTrip === roundTrip)
    const late = near.flatMap(({ showings }) => showings.map(({ lateMs }) => lateMs))
    return {
      roundTrip,
      showings: late.length,
      medianMs: medianOf(late),
      p95: spreadOf(late.map((lateMs) => Math.abs(lateMs - median))).p95,
    }
  })
}

function gainsBy(rooms: readonly PlayedRoom[], cheat: Cheat): Gain[] {
  return rooms.flatMap((room) => {
    const { preset, limitMs } = room
    const cheated = cheatedSamples([room], cheat)
    if (cheated.length === 0) return []
    return roundTrips.map((roundTrip) => {
      const gains = comparedWith(
        at(cheated, roundTrip),
        (twin) => twin.roundTrip === roundTrip && twin.cheat === undefined,
      )
      const samples = at(cheated, roundTrip)
      const refused = refusedOf(samples)
      const ahead = -meanOf(samples.map(lostIn))
      return { cheat, preset, limitMs, roundTrip, answers: gains.length, refused, mean: meanOf(gains), ahead }
    })
  })
}
