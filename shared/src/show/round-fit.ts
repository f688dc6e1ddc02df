import type { Refusal } from '../protocol/refusals.ts'
import type { Rules } from '../protocol/rules.ts'
import type { KindName } from '../question/kinds.ts'
import { modeFor, unfit } from '../teams/modes.ts'
import type { RoundSettings } from './round-wish.ts'

/**
 * [PT11] Why a round with a question of this kind cannot be played so in a room of these rules; nothing where it can.
 * What a round does not say follows the rules, which bend to the kind; what it says must fit as it stands.
 */
export function unfitRound(
  kind: KindName,
  { mode, preset }: Pick<RoundSettings, 'mode' | 'preset'>,
  rules: Pick<Rules, 'mode' | 'preset'>,
): Refusal | undefined {
  if (mode !== undefined) {
    if (rules.mode === 'solo' && mode !== 'solo') return 'rules:no-teams'
    if (rules.mode !== 'solo' && mode === 'solo') return 'rules:in-teams'
    if (modeFor(kind, mode) !== mode) return 'rules:own-way'
  }
  return unfit({ kind, preset: preset ?? rules.preset, mode: modeFor(kind, mode ?? rules.mode) })
}
