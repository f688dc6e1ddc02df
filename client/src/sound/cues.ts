import { knock, tone, type Desk } from './instruments.ts'

// Raag Bhupali on C: any two of its notes sound well together, so cues may overlap.
const [C4, E4, G4, A4, C5, E5, G5] = [262, 330, 392, 440, 523, 659, 784] as const

/** What is heard, and how it is made. None is longer than three seconds, none louder than a quarter of what there is. */
export const cues = {
  join(desk: Desk) {
    tone(desk, { hz: C5, gain: 0.15, lasts: 0.06 })
    tone(desk, { hz: E5, gain: 0.15, lasts: 0.06, after: 0.06 })
  },
  'lead-in'(desk: Desk) {
    const rising = [C4, E4, G4]
    for (const [at, hz] of rising.entries()) {
      tone(desk, { hz, gain: 0.18, lasts: 0.3, shape: 'triangle', after: at * 0.12 })
    }
  },
  options(desk: Desk) {
    knock(desk, { hz: 1200, q: 8, gain: 0.4, lasts: 0.05 })
    tone(desk, { hz: G5, gain: 0.12, lasts: 0.08 })
  },
  saved(desk: Desk) {
    tone(desk, { hz: E5, gain: 0.1, lasts: 0.095 })
  },
  tick(desk: Desk) {
    tone(desk, { hz: 180, to: 110, gain: 0.35, lasts: 0.09 })
  },
  'last-tick'(desk: Desk) {
    tone(desk, { hz: 180, to: 110, gain: 0.3, lasts: 0.09 })
    tone(desk, { hz: G4, gain: 0.1, lasts: 0.2 })
  },
  'time-up'(desk: Desk) {
    knock(desk, { hz: 800, q: 4, gain: 0.4, lasts: 0.07 })
    knock(desk, { hz: 500, q: 4, gain: 0.4, lasts: 0.09, after: 0.07 })
  },
  key(desk: Desk) {
    for (const hz of [C4, E4, G4, C5]) tone(desk, { hz, gain: 0.09, lasts: 1.2, shape: 'triangle', attack: 0.01 })
  },
  climb(desk: Desk) {
    tone(desk, { hz: A4, gain: 0.12, lasts: 0.06 })
  },
  third(desk: Desk) {
    tone(desk, { hz: C4, gain: 0.15, lasts: 0.5, shape: 'triangle' })
    tone(desk, { hz: G4, gain: 0.15, lasts: 0.6, shape: 'triangle', after: 0.12 })
  },
  second(desk: Desk) {
    tone(desk, { hz: C4, gain: 0.15, lasts: 0.5, shape: 'triangle' })
    tone(desk, { hz: A4, gain: 0.15, lasts: 0.6, shape: 'triangle', after: 0.12 })
  },
  first(desk: Desk) {
    for (const [at, hz] of [C4, E4, G4, A4, C5].entries()) {
      tone(desk, { hz, gain: 0.08, lasts: 2.5, shape: 'triangle', after: at * 0.006 })
    }
  },
  lost(desk: Desk) {
    tone(desk, { hz: 220, gain: 0.12, lasts: 0.2 })
  },
  back(desk: Desk) {
    tone(desk, { hz: C4, gain: 0.12, lasts: 0.12 })
    tone(desk, { hz: G4, gain: 0.12, lasts: 0.15, after: 0.12 })
  },
} satisfies Record<string, (desk: Desk) => void>

export type CueName = keyof typeof cues
