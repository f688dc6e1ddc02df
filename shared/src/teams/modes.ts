import type { Mode, Preset } from '../protocol/rules.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { KindName } from '../question/kinds.ts'

/** The two parts that a round can have: everybody alone, or teams together ([TE4]). */
export type Stage = 'solo' | 'team'

/** [TE4] In seconds. */
export const SHORTEST_HUDDLE = 20
export const LONGEST_HUDDLE = 60

/** [TE3] [TE4] [TE5] Whether teams answer as one, be it after everybody has answered alone. */
export const answersTogether = (mode: Mode) => mode === 'shared' || mode === 'two-stage' || mode === 'relay'

/** The stage in which a round opens. */
export const firstStage = (mode: Mode): Stage => (mode === 'shared' || mode === 'relay' ? 'team' : 'solo')

/** The stage whose seal closes the round. */
export const lastStage = (mode: Mode): Stage => (answersTogether(mode) ? 'team' : 'solo')

/** A discussion has its own way of deciding together ([RV3]), and a poll asks everybody. */
export const modeFor = (kind: KindName, mode: Mode): Mode =>
  answersTogether(mode) && (kind === 'discuss' || kind === 'poll') ? 'mean' : mode

/** [PT5] The kinds in which a team can uncover one option after the other: those with three options and more. */
const scratchable: readonly KindName[] = ['choice', 'scenario']

/** Whether questions of this kind can be scored so. */
export function fitsKind(preset: Preset, kind: KindName): boolean {
  if (preset === 'scratch') return scratchable.includes(kind)
  return kind !== 'discuss' || (preset !== 'flat' && preset !== 'certainty')
}

/** [PT11] Why a round cannot be played so; nothing where it can. */
export function unfit({ preset, mode, kind }: { preset: Preset; mode: Mode; kind: KindName }): Refusal | undefined {
  if (preset === 'scratch' && !answersTogether(mode)) return 'rules:scratch-alone'
  if (fitsKind(preset, kind)) return undefined
  return preset === 'scratch' ? 'rules:scratch-kind' : 'rules:discuss'
}
