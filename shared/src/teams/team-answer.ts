import type { Mode } from '../protocol/rules.ts'
import { folded } from '../question/folding.ts'
import type { Answer, KindName } from '../question/kinds.ts'
import type { Certainty } from '../question/certainty.ts'
import type { Instant, Millis } from '../time.ts'

/** What a member backs as the answer of the team ([TE6]); in `shared`, the last change that the member made ([TE3]). */
export type TeamPick = {
  readonly seat: string
  readonly answer: Answer
  readonly certainty?: Certainty
  readonly seq: number
  readonly request: string
  readonly receivedAt: Instant
  readonly countedMs: Millis
  readonly creditMs: Millis
}

/** [PT5] One option that a team uncovered. */
export type Uncovering = { readonly option: string; readonly seat: string; readonly seq: number }

/** What a team has done so far in the team stage of a round. Its answer follows from it. */
export type TeamRecord = {
  readonly team: string
  /** [TE5] Who speaks for it; nobody until the stage has begun. */
  readonly spokesperson?: string
  /** One for each member that has any, the last change at the end. */
  readonly picks: readonly TeamPick[]
  /** [TE6] What the spokesperson has locked: final. */
  readonly lock?: { readonly pick: TeamPick; readonly request: string }
  /** [PT5] In order; empty unless the round is scored by it. */
  readonly uncovered: readonly Uncovering[]
}

export const emptyRecord = (team: string): TeamRecord => ({ team, picks: [], uncovered: [] })

/** What the answer of a team is ruled by, besides its record. */
export type Ruling = {
  readonly mode: Mode
  readonly kind: KindName
  /** The team as it is, or was when the stage was sealed: picks of others do not count. */
  readonly members: ReadonlySet<string>
}

/**
 * [TE3] [TE6] The answer that stands while the stage is open: what is locked; in `shared` the last change, else what
 * more than half of the `present` members back.
 */
export function standingPick(record: TeamRecord, ruling: Ruling, present: ReadonlySet<string>): TeamPick | undefined {
  if (record.lock) return record.lock.pick
  const picks = picksOf(record, ruling)
  if (ruling.mode === 'shared') return picks.at(-1)
  return sidesOf(picks, ruling.kind).find((side) => {
    const backers = side.filter(({ seat }) => present.has(seat)).length
    return 2 * backers > present.size
  })?.[0]
}

/**
 * [TE3] [TE6] The answer of the team once the stage is sealed: what is locked; in `shared` the last change, else what
 * most members back. A tie goes to the spokesperson's pick, else to the earliest.
 */
export function finalPick(record: TeamRecord, ruling: Ruling): TeamPick | undefined {
  if (record.lock) return record.lock.pick
  const picks = picksOf(record, ruling)
  if (ruling.mode === 'shared') return picks.at(-1)

  const sides = sidesOf(picks, ruling.kind)
  const most = Math.max(0, ...sides.map(({ length }) => length))
  const leading = sides.filter(({ length }) => length === most)
  const spoken = leading.find((side) => side.some(({ seat }) => seat === record.spokesperson))
  return (spoken ?? leading.toSorted((one, other) => earliest(one) - earliest(other))[0])?.[0]
}

const picksOf = ({ picks }: TeamRecord, { members }: Ruling) => picks.filter(({ seat }) => members.has(seat))

/** Those who back the same, together; each side by who came first to it. */
function sidesOf(picks: readonly TeamPick[], kind: KindName): TeamPick[][] {
  const sides = new Map<string, TeamPick[]>()
  for (const pick of picks.toSorted((one, other) => one.receivedAt - other.receivedAt)) {
    const side = sideOf(kind, pick.answer)
    sides.set(side, [...(sides.get(side) ?? []), pick])
  }
  return [...sides.values()]
}

const earliest = ([first]: readonly TeamPick[]) => first?.receivedAt ?? Infinity

const UNORDERED: readonly KindName[] = ['several', 'mistake']

/** The same for two answers that say the same, though they may be spelt or put in order otherwise. */
export function sideOf(kind: KindName, answer: Answer): string {
  if (typeof answer === 'string') return folded(answer, false)
  if (typeof answer === 'number') return String(answer)
  if (!Array.isArray(answer)) return JSON.stringify(Object.entries(answer).toSorted())
  const parts = kind === 'cloze' ? answer.map((part: string) => folded(part, false)) : answer
  return JSON.stringify(UNORDERED.includes(kind) ? parts.toSorted() : parts)
}
