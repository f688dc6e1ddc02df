import type { Mode, Preset } from '@jawab/shared/protocol/rules'
import type { HostView, RunItem } from '@jawab/shared/protocol/views'
import { unfitRound } from '@jawab/shared/show/round-fit'
import type { RoundSettings } from '@jawab/shared/show/round-wish'
import { modeWords, presetWords } from '../../i18n/modes.ts'
import type { HostWish } from './host.svelte.ts'

export type RoundEdit = Extract<HostWish, { command: 'plan' }>['edit']
export type Settings = RoundSettings

const modes = Object.keys(modeWords.en) as Mode[]
const presets = Object.keys(presetWords.en) as Preset[]

/** [PT11] The ways to play a question, whatever its points: another choice of those may have to come first. */
export const modesFor = ({ kind }: RunItem, { teams }: HostView): readonly Mode[] =>
  modes.filter((mode) => !unfitRound(kind, { mode }, { mode: teams.length > 0 ? 'mean' : 'solo', preset: 'learn' }))

/** [PT11] The points that a question can have, played as it is. */
export const presetsFor = ({ kind, mode }: RunItem): readonly Preset[] =>
  presets.filter((preset) => !unfitRound(kind, {}, { mode, preset }))

/** [PT6] [RV3] Polls score nobody, nor do discussions where nobody marks them. */
export const mayWeigh = ({ kind }: RunItem, { teams }: HostView) =>
  kind !== 'poll' && (kind !== 'discuss' || teams.length > 0)

const BREAKS = [1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60]

/** Breaks to choose from, in minutes, and the one there is. */
export const breaksFor = (minutes: number): readonly number[] =>
  minutes === 0 || BREAKS.includes(minutes) ? BREAKS : [...BREAKS, minutes].toSorted((one, other) => one - other)
