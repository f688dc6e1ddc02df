import * as payloads from '@jawab/shared/protocol/payloads'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { enterHost, enterScreen } from './entering.ts'
import { handler, type Handler } from './handler.ts'
import { hostDo } from './hosting.ts'
import { submitMark } from './marking.ts'
import { probeClock, readReveal, submitAnswer } from './playing.ts'
import { inviteRemote, pairRemote, renewKey } from './remotes.ts'
import { readRound } from './repairing.ts'
import { changeSeat, resumeSeat, takeSeat } from './seating.ts'
import { lockAnswer, uncoverOption } from './teaming.ts'

/** Every command a client can send. Who may send it is the first thing each checks. */
export const handlers: Record<keyof ToServer, Handler> = {
  'host:enter': handler({ schema: payloads.hostEnter, mostBytes: 512, handle: enterHost }),
  'host:do': handler({ schema: payloads.hostDo, mostBytes: 2048, handle: hostDo }),
  'host:invite': handler({ schema: payloads.hostInvite, mostBytes: 256, handle: inviteRemote }),
  'host:pair': handler({ schema: payloads.hostPair, mostBytes: 512, handle: pairRemote }),
  'host:renew': handler({ schema: payloads.hostRenew, mostBytes: 256, handle: renewKey }),
  'round:read': handler({ schema: payloads.roundRead, mostBytes: 256, handle: readRound }),
  'screen:enter': handler({ schema: payloads.screenEnter, mostBytes: 512, handle: enterScreen }),
  'seat:take': handler({ schema: payloads.seatTake, mostBytes: 1024, handle: takeSeat }),
  'seat:resume': handler({ schema: payloads.seatResume, mostBytes: 512, handle: resumeSeat }),
  'seat:change': handler({ schema: payloads.seatChange, mostBytes: 1024, handle: changeSeat }),
  'answer:submit': handler({ schema: payloads.answerSubmit, mostBytes: 4096, handle: submitAnswer }),
  'team:lock': handler({ schema: payloads.teamLock, mostBytes: 256, handle: lockAnswer }),
  'answer:uncover': handler({ schema: payloads.answerUncover, mostBytes: 256, handle: uncoverOption }),
  'mark:submit': handler({ schema: payloads.markSubmit, mostBytes: 1024, handle: submitMark }),
  'reveal:read': handler({ schema: payloads.revealRead, mostBytes: 256, handle: readReveal }),
  'clock:probe': handler({ schema: payloads.clockProbe, mostBytes: 256, handle: probeClock }),
}
