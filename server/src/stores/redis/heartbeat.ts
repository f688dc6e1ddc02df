import { seconds } from '@jawab/shared/time'
import type { Platform } from '../../platform.ts'
import type { Connection } from './connection.ts'

const TRIED_EVERY = seconds(5)

/**
 * A line can be dead without a word, and whoever waits at it would wait for a quarter of an hour. So it is tried, and
 * left when it has not answered until the next time. For a connection whose callers have no patience of their own.
 * Returns how to stop.
 */
export function startHeartbeat({ send, redial }: Pick<Connection, 'send' | 'redial'>, platform: Platform): () => void {
  let cancel = platform.after(TRIED_EVERY, tryOnce)
  return () => cancel()

  function tryOnce() {
    let isAnswered = false
    // That it is lost is known here already, and mended elsewhere.
    const answered = () => (isAnswered = true)
    send('', 'PING').then(answered, answered)
    cancel = platform.after(TRIED_EVERY, () => {
      if (!isAnswered) redial()
      tryOnce()
    })
  }
}
