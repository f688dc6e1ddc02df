import { seconds, type Millis } from '@jawab/shared/time'
import type { GameSocket } from '../../client/src/state/wire.ts'
import { onAnswers } from './on-answers.ts'
import type { Cheat } from './plan.ts'
import { replaying } from './replaying.ts'

const CLAIMS_LESS_BY = seconds(2)
/** With any round trip this makes the allowance as large as it can be ([TM3]). */
const PONGS_LATER: Millis = 450

/** The client's own socket, changed in the one way in which a program between phone and line would cheat. */
export function forgedSocket(socket: GameSocket, cheat: Cheat | undefined): GameSocket {
  switch (cheat) {
    case 'claims-less':
      return claiming(socket, (claimMs) => Math.max(0, claimMs - CLAIMS_LESS_BY))
    case 'delays-pongs':
      // By itself it earns nothing: the larger allowance has to be claimed.
      return claiming(withLatePongs(socket), () => 0)
    case 'replays':
      return replaying(socket)
    default:
      return socket
  }
}

const claiming = (socket: GameSocket, claim: (claimMs: Millis) => Millis) =>
  onAnswers(socket, ({ claimMs = 0, ...answer }, send) => send({ ...answer, claimMs: claim(claimMs) }))

const withLatePongs = (socket: GameSocket): GameSocket => ({
  ...socket,
  on(name, listener) {
    if (name !== 'echo') return socket.on(name, listener)
    const answer = listener as (echo: { nonce: string }, reply: (echoed: { nonce: string }) => void) => void
    return socket.on('echo', (echo, reply) => answer(echo, (echoed) => setTimeout(() => reply(echoed), PONGS_LATER)))
  },
})
