import type { ScreenView } from '@jawab/shared/protocol/views'
import { seconds, type Instant } from '@jawab/shared/time'
import { stepsOf } from '../pages/screen/podium-steps.ts'
import { rowsOf } from '../pages/screen/ranked-rows.ts'
import { HUSH } from '../state/showing.ts'
import type { CueName } from './cues.ts'

/** A cue and the instant at which it is due, on the server's clock. */
export type Note = { readonly cue: CueName; readonly at: Instant }

const LAST_SECONDS = [5, 4, 3, 2, 1]
const OLD_ORDER = 600
const APART = 90

/** All that a view lets be heard, and when. Nothing while people read, and nothing while the room stands still ([RD6]). */
export function notesOf(view: ScreenView): Note[] {
  const goesOnAt = view.paused ? (view.resumesAt ?? Infinity) : -Infinity
  return allNotesOf(view).filter(({ at }) => at >= goesOnAt)
}

function allNotesOf(view: ScreenView): Note[] {
  switch (view.phase) {
    case 'reading':
      return [{ cue: 'lead-in', at: view.phaseAt }]
    case 'question':
      return [
        { cue: 'options', at: view.opensAt },
        ...LAST_SECONDS.map((left): Note => {
          return { cue: left === 1 ? 'last-tick' : 'tick', at: view.closesAt - seconds(left) }
        }).filter(({ at }) => at > view.opensAt),
        { cue: 'time-up', at: view.closesAt },
      ]
    case 'huddle':
      // Nothing while teams talk; what ends it is heard.
      return [{ cue: 'time-up', at: view.until }]
    case 'reveal':
      return view.step === 'key' ? [{ cue: 'key', at: view.phaseAt + HUSH }] : []
    case 'standings':
      return climbers(view).map((_, at) => ({ cue: 'climb', at: view.phaseAt + OLD_ORDER + at * APART }))
    case 'finished':
      return stepsOf(rowsOf(view)).map(({ rank, after }) => ({ cue: fanfare(rank), at: view.phaseAt + after }))
    default:
      return []
  }
}

const climbers = (view: Extract<ScreenView, { phase: 'standings' | 'finished' }>) =>
  rowsOf(view).filter(({ movement }) => movement > 0)

const fanfare = (rank: number): CueName => (rank === 1 ? 'first' : rank === 2 ? 'second' : 'third')
