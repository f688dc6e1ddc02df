import type { StandingAnswer } from '@jawab/shared/protocol/to-server'
import type { View } from '@jawab/shared/protocol/views'
import { io } from 'socket.io-client'
import type { CommandName, GameSocket, PayloadOf, ReplyOf } from '../../../client/src/state/wire.ts'
import type { Counted, Note, Resumed, Shown } from './log.ts'

/** A socket as the client opens it, to another address, with a note of everything that passes. */
export function notedSocket(base: string, note: Note, show: (view: View) => void): GameSocket {
  const socket: unknown = io(base, {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    forceNew: true,
    timeout: 5000,
  })
  return withNotes(socket as GameSocket, note, show)
}

/** The socket, with a note of everything that passes, and every view shown. */
export function withNotes(wire: GameSocket, note: Note, show: (view: View) => void): GameSocket {
  const see = (view: View) => {
    note(shown(view))
    show(view)
  }
  wire.on('connect', () => note({ about: 'connected' }))
  wire.on('disconnect', () => note({ about: 'lost' }))
  wire.on('connect_error', () => note({ about: 'lost' }))
  wire.on('view', see)
  wire.on('result', ({ round, total }) => note({ about: 'result', round, total }))
  wire.on('bye', ({ refusal }) => note({ about: 'bye', refusal }))

  return {
    connect() {
      note({ about: 'dialled' })
      return wire.connect()
    },
    disconnect: () => wire.disconnect(),
    on: wire.on.bind(wire),
    emit(name, payload, reply) {
      const askedAt = Date.now()
      noteSent(note, name, payload)
      return wire.emit(name, payload, (said) => {
        noteReply(note, name, payload, said, askedAt)
        if ('view' in said && said.view) see(said.view)
        reply(said)
      })
    },
  }
}

function noteSent(note: Note, name: CommandName, payload: PayloadOf<CommandName>) {
  if (!isAnswer(name, payload)) return
  const { round, seq, answer, claimMs } = payload
  note({ about: 'sent', round, seq, answer: answer as string, ...(claimMs === undefined ? {} : { claimMs }) })
}

function noteReply(
  note: Note,
  name: CommandName,
  payload: PayloadOf<CommandName>,
  said: ReplyOf<CommandName>,
  askedAt: number,
) {
  if (!said.ok) return note({ about: 'refused', command: name, refusal: said.refusal, ...given(name, payload) })
  if ('seat' in said) note({ about: 'seated', seat: said.seat.id })
  if ('rank' in said && said.view) note(resumed(said.view, said.standing, askedAt))
  if (!isAnswer(name, payload) || !('receivedAt' in said)) return
  const { round, answer } = payload
  note({ about: 'receipt', round, ...counted({ answer: answer, receipt: said }) })
}

function given(name: CommandName, payload: PayloadOf<CommandName>) {
  return isAnswer(name, payload) ? { given: { round: payload.round, seq: payload.seq } } : {}
}

const resumed = ({ round, phase }: View, standing: StandingAnswer | undefined, askedAt: number): Resumed => ({
  about: 'resumed',
  askedAt,
  round,
  phase,
  ...(standing ? { standing: counted(standing) } : {}),
})

function counted({ answer, receipt }: Pick<StandingAnswer, 'answer' | 'receipt'>): Counted {
  const { seq, receivedAt, countedMs, creditMs } = receipt
  return { seq, answer, receivedAt, countedMs, creditMs }
}

const isAnswer = (name: CommandName, payload: PayloadOf<CommandName>): payload is PayloadOf<'answer:submit'> =>
  name === 'answer:submit' && 'seq' in payload

function shown(view: View): Shown {
  const { version, stamp, phase, round } = view
  const common = { about: 'view', version, stamp, phase, round } as const
  if (view.phase === 'reveal') return { ...common, step: view.step }
  if (view.phase === 'reading') return { ...common, until: view.readUntil }
  if (view.phase !== 'question') return common
  const { closesAt: until, opensAt, limitMs, pausedMs } = view
  return { ...common, until, opensAt, limitMs, pausedMs }
}
