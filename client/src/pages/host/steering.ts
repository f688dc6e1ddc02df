import type { HostView } from '@jawab/shared/protocol/views'
import type { Language } from '@jawab/shared/language'
import type { KindName } from '@jawab/shared/question/kinds'
import { hostWords, type HostWords } from '../../i18n/host.ts'
import { hostTeamWords } from '../../i18n/host-teams.ts'
import type { HostState } from './host.svelte.ts'

/** What asks once before it is done. */
export type Doubt = { readonly title: string; readonly text: string; readonly does: string; readonly go: () => void }

/** What opens further: a question before something grave, and what puts a round right ([PT10]). */
export type Opening = { readonly ask: (doubt: Doubt) => void; readonly repair: (round: number) => void }

/** One thing a host can do beside the next step: its key, its name, and whether it makes sense now. */
export type Control = {
  readonly key: string
  readonly name: string
  readonly isOn: boolean
  readonly isGrave?: boolean
  /** Where it can be switched on and off: whether it is on. */
  readonly isPressed?: boolean
  readonly go: () => void
}

/** What the one big key will do, in words ([RD7]). */
export function nextLabel(view: HostView, host: HostState, lang: Language): string {
  const [words, teamWords] = [hostWords[lang], hostTeamWords[lang]]
  const { answered = 0, present = isTeamStage(view) ? view.teams.length : view.seats.present } = host.roundTally ?? {}
  switch (view.next) {
    case 'start':
      return words.start
    case 'open':
      return words.open
    case 'close':
      if (host.hasEverybodyAnswered) return words.close
      return isTeamStage(view) ? teamWords.waitForTeams(answered, present) : words.waitFor(answered, present)
    case 'answer-together':
      return teamWords.answerTogether
    case 'wait':
      // [TM4] The one big key does not cut it off; the key to close does.
      return 'extraMs' in view && !view.paused ? words.waitExtra : words.wait
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

/** On a phone there is room beside the next step for what cannot wait: to stop, to close a question, and to let teams talk. */
export const isAtHand = ({ key }: Control) => key === 'P' || key === 'C' || key === 'H'

/** What K lets a host see before the room does: where nothing is right or wrong, how people answer, or nothing. */
export function peekedAt({ run, round }: HostView): 'key' | 'answers' | 'nothing' {
  const kind = run[round - 1]?.kind
  if (kind === 'discuss') return 'nothing'
  return kind === 'poll' ? 'answers' : 'key'
}

/** Everything but the next step, in the order in which it is shown. */
export function controlsOf(view: HostView, host: HostState, lang: Language, opening: Opening): readonly Control[] {
  const [words, teamWords] = [hostWords[lang], hostTeamWords[lang]]
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
      isOn: isOpen || isMarking || phase === 'huddle' || phase === 'break',
      go: () => void host.do({ command: 'extend' }),
    },
    { key: 'B', name: words.takeBreak, isOn: mayBreak(view), go: () => void host.do({ command: 'break' }) },
    {
      key: 'A',
      name: words.autopilot,
      isOn: phase !== 'finished',
      isPressed: view.autopilot,
      go: () => void host.do({ command: 'autopilot', on: !view.autopilot }),
    },
    { key: 'H', name: teamWords.huddleNow, isOn: mayHuddle(view), go: () => void host.do({ command: 'huddle' }) },
    { key: 'C', name: words.closeNow, isOn: isOpen, go: () => void host.do({ command: 'close' }) },
    {
      key: 'S',
      name: isOpen ? words.skipQuestion : view.next === 'mark' ? words.skipMarking : words.skipReading,
      isOn: isOpen || phase === 'reading' || view.next === 'mark',
      go: () => void host.do({ command: 'skip' }),
    },
    {
      key: 'W',
      name: words.repair,
      isOn: mayRepair(view, view.round),
      go: () => openRepair(view.round, { view, host, words, opening }),
    },
    { key: 'L', name: locked ? words.unlock : words.lock, isOn: true, go: () => toggleLock(locked, host) },
    {
      key: 'E',
      name: words.end,
      isOn: phase !== 'finished',
      isGrave: true,
      go: () => opening.ask(doubtEnd(host, words)),
    },
  ]
}

/** [TE4] Teams answer as one, and are what is waited for. */
export const isTeamStage = (view: HostView) => view.phase === 'question' && view.stage === 'team'

/** [TE7] A vote of members on something right or wrong can still become the first stage of two. */
const mayHuddle = (view: HostView) =>
  view.phase === 'closed' && view.mode === 'mean' && view.key !== undefined && !view.voided

/** [TE1] Between two questions, once the first has been explained. */
export const mayDeal = (view: HostView) =>
  view.teams.length > 0 && (view.phase === 'lobby' || view.phase === 'break' || isExplained(view))

/** [RD1] A break stands between two questions, once the first has been explained. */
const mayBreak = (view: HostView) => view.round < view.rounds && isExplained(view)

const isExplained = (view: HostView) =>
  view.phase === 'standings' ||
  (view.phase === 'marking' && view.step === 'counted') ||
  // [RV3] A discussion is marked first.
  (view.phase === 'reveal' && view.step === 'why' && view.next !== 'mark')

/** [PT10] What has been opened can be put right, or at least be taken out. */
export function mayRepair({ run, phase, round }: HostView, wanted: number): boolean {
  const item = run[wanted - 1]
  if (!item || item.state === 'void' || item.state === 'ahead') return false
  return wanted < round || (phase !== 'reading' && phase !== 'lobby')
}

type RepairScene = {
  readonly view: HostView
  readonly host: HostState
  readonly words: HostWords
  readonly opening: Opening
}

const keyless: readonly KindName[] = ['poll', 'discuss']

/** [PT10] Asks what is wrong with a round. Where no answer is right or wrong, it can only be taken out. */
export function openRepair(round: number, { view, host, words, opening }: RepairScene) {
  const kind = view.run[round - 1]?.kind
  if (kind && keyless.includes(kind)) opening.ask(doubtVoid(round, host, words))
  else opening.repair(round)
}

const doubtVoid = (round: number, host: HostState, words: HostWords): Doubt => ({
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
