import type { GameSocket, PayloadOf } from '../../client/src/state/wire.ts'

export type Submitted = PayloadOf<'answer:submit'>

/** Every answer goes through `pass`, which sends what it likes. */
export const onAnswers = (
  socket: GameSocket,
  pass: (answer: Submitted, send: (answer: Submitted) => void) => void,
): GameSocket => ({
  ...socket,
  emit(name, payload, reply) {
    if (name !== 'answer:submit') return socket.emit(name, payload, reply)
    const send = (answer: Submitted) => void socket.emit(name, answer, reply)
    return pass(payload as Submitted, send)
  },
})
