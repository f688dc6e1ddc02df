import type { TeamMate, TeamNews } from '@jawab/shared/protocol/to-client'
import type { Mode } from '@jawab/shared/protocol/rules'
import type { Answer, KindName } from '@jawab/shared/question/kinds'
import type { Certainty } from '@jawab/shared/question/certainty'
import { sideOf } from '@jawab/shared/teams/team-answer'

/** A member of the own team, as this phone shows it. */
export type Backer = TeamMate & { readonly isOwn: boolean }

/** [TE6] Those who back the same. */
export type Side = {
  /** The same as long as they say the same. */
  readonly id: string
  readonly answer: Answer
  readonly backers: readonly Backer[]
  /** How many of them are here and have said so for the team, which is what counts. */
  readonly agree: number
}

/** What this phone has given for the team, told or not. */
type Own = { readonly name: string; readonly picked: Answer | undefined; readonly certainty: Certainty | undefined }

/** The members, with the own pick as it is painted here: a tap shows before anybody has heard of it. */
export const withOwn = (members: readonly TeamMate[], { name, picked, certainty }: Own): readonly Backer[] =>
  members.map((mate) => {
    const isOwn = mate.name === name
    if (!isOwn || picked === undefined) return { ...mate, isOwn }
    const { certainty: _told, ...known } = mate
    return { ...known, isOwn, pick: picked, proposed: true, ...(certainty === undefined ? {} : { certainty }) }
  })

/** Who backs what, most backed first. */
export function sidesOf(kind: KindName, mates: readonly Backer[]): readonly Side[] {
  const sides = new Map<string, Backer[]>()
  for (const mate of mates) {
    if (mate.pick === undefined) continue
    const side = sideOf(kind, mate.pick)
    sides.set(side, [...(sides.get(side) ?? []), mate])
  }
  return [...sides]
    .map(([id, backers]) => ({
      id,
      answer: backers[0]?.pick as Answer,
      backers,
      agree: backers.filter(isCounted).length,
    }))
    .toSorted((one, other) => other.agree - one.agree || other.backers.length - one.backers.length)
}

const isCounted = ({ present, proposed }: Backer) => present && proposed === true

/** How far a team has come, in the terms in which it is said. */
export type Decision =
  | { readonly is: 'none' }
  /** Several have as many behind them; a tie goes to `speaker`. */
  | { readonly is: 'split'; readonly answers: readonly Answer[]; readonly speaker?: string }
  /** [TE6] Most back it, or so many that it stands; more than half of those who are here make it stand. */
  | {
      readonly is: 'leads' | 'stands'
      readonly answer: Answer
      readonly agree: number
      readonly present: number
      readonly needed: number
    }
  /** [TE3] */
  | { readonly is: 'given'; readonly answer: Answer; readonly by?: string }
  | { readonly is: 'locked'; readonly answer: Answer; readonly by?: string }

type Deciding = {
  readonly mode: Mode
  readonly kind: KindName
  readonly mates: readonly Backer[]
  readonly together: TeamNews | undefined
}

/** [TE3] [TE6] What stands or would, if time were up now. That something stands is for the server to say. */
export function decisionOf({ mode, kind, mates, together }: Deciding): Decision {
  const { standing, by, spokesperson, locked = false } = together ?? {}
  const named = (name: string | undefined) => (name === undefined ? {} : { by: name })
  if (locked && standing !== undefined) return { is: 'locked', answer: standing, ...named(spokesperson) }
  if (mode === 'shared')
    return standing === undefined ? { is: 'none' } : { is: 'given', answer: standing, ...named(by) }

  const sides = sidesOf(kind, mates).filter(({ agree }) => agree > 0)
  const present = mates.filter((mate) => mate.present).length
  const needed = Math.floor(present / 2) + 1
  const stands = standing === undefined ? undefined : sides.find((side) => isSame(kind, side.answer, standing))
  if (stands) return { is: 'stands', answer: stands.answer, agree: stands.agree, present, needed }

  const most = sides[0]?.agree ?? 0
  const leading = sides.filter(({ agree }) => agree === most)
  const spoken = leading.find(({ backers }) => backers.some(({ name }) => name === spokesperson))
  const first = spoken ?? leading[0]
  if (!first) return { is: 'none' }
  if (leading.length === 1 || spoken) return { is: 'leads', answer: first.answer, agree: first.agree, present, needed }
  const answers = leading.map(({ answer }) => answer)
  return { is: 'split', answers, ...(spokesperson === undefined ? {} : { speaker: spokesperson }) }
}

/** Whether two answers say the same. */
export const isSame = (kind: KindName, one: Answer | undefined, other: Answer | undefined) =>
  one !== undefined && other !== undefined && sideOf(kind, one) === sideOf(kind, other)

/** Kinds that one tap answers: what members back stands on the options themselves. */
const tapped: readonly KindName[] = ['choice', 'true-false', 'scenario']

export const isTapped = (kind: KindName) => tapped.includes(kind)
