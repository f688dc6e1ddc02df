import { drawRounds, type Slot } from '@jawab/shared/pack/draw'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Rules } from '@jawab/shared/protocol/rules'
import type { Question } from '@jawab/shared/question/kinds'
import { no, ok, type Result } from '@jawab/shared/result'
import { unfitRound } from '@jawab/shared/show/round-fit'
import type { RoundWish } from '@jawab/shared/show/round-wish'
import { roundOf } from '../room/made-rounds.ts'
import type { Room, Round } from '../room/room.ts'

/** A run of show before it is played: its rounds, and the question dealt for each. */
export type RunOfShow = { readonly drawn: readonly Question[]; readonly run: readonly Round[] }

/** Why a round, from 1, cannot be played as wished. */
export type RoundFault = { readonly round: number; readonly refusal: Refusal }

/**
 * Draws a run of show: the first rounds as wished, the others as the rules draw. With fewer questions than rounds the
 * game is shorter, unless a wish is left without.
 */
export function planRun(
  questions: readonly Question[],
  rules: Rules,
  wishes: readonly RoundWish[],
  avoid?: ReadonlySet<string>,
): Result<RunOfShow, RoundFault> {
  const [fault] = faultsOf(questions, rules, wishes)
  if (fault) return no(fault)
  const slots = wishes.map((wish) => slotOf(wish, rules))
  const drawn = drawRounds(questions, { ...rules, avoid }, slots)
  const empty = wishes.findIndex((_, at) => drawn[at] === undefined)
  if (empty >= 0) return no({ round: empty + 1, refusal: 'draw:round' })
  const found = drawn.filter((question) => question !== undefined)
  return ok({ drawn: found, run: found.map((question, at) => roundOf(question, rules, wishes[at])) })
}

/** One more round for a room's run of show, as wished. */
export function planOneMore(
  questions: readonly Question[],
  { rules, run, leftOut = [] }: Pick<Room, 'rules' | 'run' | 'leftOut'>,
  wish: RoundWish,
): Result<{ readonly question: Question; readonly made: Round }, Refusal> {
  const asked = run.map(({ question }) => ({ question }))
  const refusal = faultOf(wish, questions, rules) ?? clashOf(wish, questions, asked)
  if (refusal) return no(refusal)
  const draw = { ...rules, length: run.length + 1, avoid: new Set(leftOut) }
  const question = drawRounds(questions, draw, [...asked, slotOf(wish, rules)]).at(-1)
  return question ? ok({ question, made: roundOf(question, rules, wish) }) : no('draw:round')
}

/** Everything that is wrong with wishes before anything is drawn. */
export const faultsOf = (questions: readonly Question[], rules: Rules, wishes: readonly RoundWish[]): RoundFault[] =>
  wishes.flatMap((wish, at) => {
    const refusal = faultOf(wish, questions, rules) ?? clashOf(wish, questions, wishes.slice(0, at))
    return refusal ? [{ round: at + 1, refusal }] : []
  })

function faultOf(wish: RoundWish, questions: readonly Question[], rules: Rules): Refusal | undefined {
  const { question: id, topic } = wish
  const named = questions.find((question) => question.id === id)
  if (id !== undefined && !named) return 'question:unknown'
  if (topic !== undefined && !questions.some(({ topics }) => topics.includes(topic))) return 'topic:unknown'
  const kind = named?.kind ?? wish.kind
  if (kind !== undefined) return unfitRound(kind, wish, rules)
  // One kind that can be played so is enough to draw from.
  const refusals = rules.kinds.map((each) => unfitRound(each, wish, rules))
  return refusals.includes(undefined) ? undefined : refusals[0]
}

/** Of a group only one question gets into a run, since each gives the others away. */
function clashOf(
  { question: id }: RoundWish,
  questions: readonly Question[],
  before: readonly RoundWish[],
): Refusal | undefined {
  if (id === undefined) return undefined
  if (before.some(({ question }) => question === id)) return 'question:twice'
  const groupOf = (wanted: string | undefined) => questions.find((one) => one.id === wanted)?.group
  const group = groupOf(id)
  return group !== undefined && before.some(({ question }) => groupOf(question) === group)
    ? 'question:group'
    : undefined
}

/** What a round is drawn from: where it says how it is played but not what is asked, any kind that can be. */
function slotOf(wish: RoundWish, rules: Rules): Slot {
  const { question, kind, tier, topic } = wish
  const playable = rules.kinds.filter((each) => unfitRound(each, wish, rules) === undefined)
  const kinds = kind === undefined ? (playable.length < rules.kinds.length ? playable : undefined) : [kind]
  return {
    question,
    kinds,
    tiers: tier && [tier],
    topics: topic === undefined ? undefined : [topic],
  }
}
