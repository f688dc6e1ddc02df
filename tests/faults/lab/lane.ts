import type { Socket } from 'node:net'
import type { Millis } from '@jawab/shared/time'

/** What a proxy does to the bytes that pass. */
export type Weather = { readonly delay: () => Millis; readonly isHeld: () => boolean }

/** One direction of a connection: bytes in order, as late as the weather wants. */
export type Lane = {
  /** The weather has changed. */
  look(): void
  /** Nothing passes any more, and what is sent piles up at its sender. */
  stop(): void
}

/** Carries what `from` sends to `to`, its end too: while the weather holds, neither learns what became of the other. */
export function startLane(from: Socket, to: Socket, { delay, isHeld }: Weather): Lane {
  const waiting: { readonly due: Millis; readonly bytes: Buffer | 'end' }[] = []
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  from.on('data', (bytes: Buffer) => take(bytes))
  from.once('end', () => take('end'))
  from.once('close', () => take('end'))
  to.on('drain', look)

  function take(bytes: Buffer | 'end') {
    waiting.push({ due: performance.now() + delay(), bytes })
    look()
  }

  function look() {
    if (isStopped || isHeld()) return void from.pause()
    for (let [first] = waiting; first && first.due <= performance.now(); [first] = waiting) {
      waiting.shift()
      pass(first.bytes)
    }
    clearTimeout(timer)
    const [next] = waiting
    if (next) timer = setTimeout(look, next.due - performance.now())
    if (to.writableNeedDrain) from.pause()
    else from.resume()
  }

  function pass(bytes: Buffer | 'end') {
    if (bytes === 'end') to.destroySoon()
    else if (!to.destroyed) to.write(bytes)
  }

  return {
    look,
    stop() {
      isStopped = true
      look()
    },
  }
}
