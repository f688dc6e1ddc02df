import type { Platform } from '../platform.ts'

/**
 * Gives each who asks a turn of its own, in the order in which they asked: between two of them comes in what waits outside,
 * and goes out what the first has sent. Many rooms that move at the same moment would otherwise keep all others waiting.
 */
export function oneATurn(platform: Platform): () => Promise<void> {
  const waiting: (() => void)[] = []

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) platform.endOfTurn(goOn)
    })

  function goOn() {
    waiting.shift()?.()
    if (waiting.length > 0) platform.endOfTurn(goOn)
  }
}
