import type { Millis } from '@jawab/shared/time'
import type { Sample } from './samples.ts'

/**
 * How often a player who was quicker by `gapMs` would have been counted as the slower one: of all pairs of answers that
 * different phones gave to one question, the share whose errors of counting differ by more than that. What both really
 * took does not matter then, so that every pair can be asked about every gap.
 */
export function wrongOrderRate(samples: readonly Sample[], gapMs: Millis) {
  let pairs = 0
  let wrong = 0
  for (const answers of byQuestion(samples)) {
    for (const quick of answers) {
      for (const slow of answers) {
        if (quick.phone === slow.phone) continue
        pairs += 1
        if (quick.error - slow.error > gapMs) wrong += 1
      }
    }
  }
  return { pairs, rate: wrong / Math.max(1, pairs) }
}

type Erring = { readonly phone: Sample['phone']; readonly error: Millis }

/** What was not counted has no order. */
function byQuestion(samples: readonly Sample[]) {
  const questions = new Map<Sample['room'], Map<number, Erring[]>>()
  for (const { room, round, phone, trueMs, receipt } of samples) {
    if (!receipt) continue
    const rounds = questions.get(room) ?? new Map<number, Erring[]>()
    questions.set(room, rounds)
    rounds.set(round, [...(rounds.get(round) ?? []), { phone, error: receipt.countedMs - trueMs }])
  }
  return [...questions.values()].flatMap((rounds) => [...rounds.values()])
}
