import type { GameSocket } from '../../client/src/state/wire.ts'
import { drawId } from '../../client/src/state/ids.ts'
import { onAnswers, type Submitted } from './on-answers.ts'

/** The request that any seat sent last, whose socket replays: somebody may have read it. */
let overheard = drawId()

/**
 * After every answer it sends the same one again under what the server has taken before: the first number and request
 * of the round, when little time had passed; that number with a fresh request; what it sent in the round before; and the
 * own number with the request of another seat.
 */
export function replaying(socket: GameSocket): GameSocket {
  let first: Submitted | undefined
  let before: Submitted | undefined
  const nobodyListens = () => {}

  return onAnswers(socket, (answer, send) => {
    if (first?.round !== answer.round) [before, first] = [first, answer]
    send(answer)
    const replayed = { ...answer, claimMs: 0 }
    const replays = [
      { ...replayed, seq: first.seq, request: first.request },
      { ...replayed, seq: first.seq, request: drawId() },
      ...(before ? [{ ...before, claimMs: 0 }] : []),
      { ...replayed, request: overheard },
    ]
    for (const replay of replays) socket.emit('answer:submit', replay, nobodyListens)
    overheard = answer.request
  })
}
