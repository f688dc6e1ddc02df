import type { HostView } from '@jawab/shared/protocol/views'
import type { HostWords } from '../../i18n/host.ts'
import type { HostState } from './host.svelte.ts'

/** What asks once before it is done. */
export type Doubt = { readonly title: string; readonly text: string; readonly does: string; readonly go: () => void }

/** One thing a host can do beside the next step: its key, its name, and whether it makes sense now. */
export type Control = {
  readonly key: string
  readonly name: string
  readonly isOn: boolean
  readonly isGrave?: boolean
  readonly go: () => void
}

/** What the one big key will do, in words ([RD7]). */
export function nextLabel(view: HostView, host: HostState, words: HostWords): string {
  const { answered = 0, present = view.seats.present } = host.roundTally ?? {}
  switch (view.next) {
    case 'start':
      return words.start
    case 'open':
      return words.open
    case 'close':
      return host.hasEverybodyAnswered ? words.close : words.waitFor(answered, present)
    case 'wait':
      return words.wait
    case 'key':
      return words.showKey
    case 'why':
      return words.showWhy
    case 'mark':
      return words.startMarking
    case 'count':
      return words.countMarks
    case 'standings':
      return words.showStandings
    case 'break':
      return words.startBreak
    case 'reading':
      return words.nextQuestion
    case 'finish':
      return words.finish
    case 'resume':
      return words.resume
    case 'again':
      return words.again
  }
}

/** On a phone there is room beside the next step for what cannot wait: to stop, and to close a question. */
export const isAtHand = ({ key }: Control) => key === 'P' || key === 'C'

/** Everything but the next step, in the order in which it is shown. */
export function controlsOf(
  view: HostView,
  host: HostState,
  words: HostWords,
  ask: (doubt: Doubt) => void,
): readonly Control[] {
  const { phase, paused, locked } = view
  const isOpen = phase === 'question'
  const isMarking = phase === 'marking' && view.step === 'open'
  return [
    {
      key: 'P',
      name: paused ? words.resume : words.pause,
      isOn: phase !== 'finished' && view.resumesAt === undefined,
      go: () => void host.do({ command: paused ? 'resume' : 'pause' }),
    },
    {
      key: '+',
      name: phase === 'break' ? words.extendBreak : words.extend,
      isOn: isOpen || isMarking || phase === 'break',
      go: () => void host.do({ command: 'extend' }),
    },
    { key: 'B', name: words.takeBreak, isOn: mayBreak(view), go: () => void host.do({ command: 'break' }) },
    {
      key: 'A',
      name: view.autopilot ? words.autopilotOff : words.autopilotOn,
      isOn: phase !== 'finished',
      go: () => void host.do({ command: 'autopilot', on: !view.autopilot }),
    },
    { key: 'C', name: words.closeNow, isOn: isOpen, go: () => void host.do({ command: 'close' }) },
    {
      key: 'S',
      name: isOpen ? words.skipQuestion : view.next === 'mark' ? words.skipMarking : words.skipReading,
      isOn: isOpen || phase === 'reading' || view.next === 'mark',
      go: () => void host.do({ command: 'skip' }),
    },
    {
      key: 'V',
      name: words.voidIt,
      isOn: mayVoid(view, view.round),
      go: () => ask(doubtVoid(view.round, host, words)),
    },
    { key: 'L', name: locked ? words.unlock : words.lock, isOn: true, go: () => toggleLock(locked, host) },
    {
      key: 'E',
      name: words.end,
      isOn: phase !== 'finished',
      isGrave: true,
      go: () => ask(doubtEnd(host, words)),
    },
  ]
}

/** [RD1] A break stands between two questions, once the first has been explained. */
const mayBreak = (view: HostView) =>
  view.round < view.rounds &&
  (view.phase === 'standings' ||
    (view.phase === 'marking' && view.step === 'counted') ||
    // [RV3] A discussion is marked first.
    (view.phase === 'reveal' && view.step === 'why' && view.next !== 'mark'))

/** [PT10] What has been opened can be taken out. */
export function mayVoid({ run, phase, round }: HostView, wanted: number): boolean {
  const item = run[wanted - 1]
  if (!item || item.state === 'void' || item.state === 'ahead') return false
  return wanted < round || (phase !== 'reading' && phase !== 'lobby')
}

export const doubtVoid = (round: number, host: HostState, words: HostWords): Doubt => ({
  title: words.voidTitle(round),
  text: words.voidText,
  does: words.voidDo,
  go: () => void host.do({ command: 'void', round }),
})

const doubtEnd = (host: HostState, words: HostWords): Doubt => ({
  title: words.endTitle,
  text: words.endText,
  does: words.endDo,
  go: () => void host.do({ command: 'end' }),
})

const toggleLock = (locked: boolean, host: HostState) => void host.do({ command: locked ? 'unlock' : 'lock' })
