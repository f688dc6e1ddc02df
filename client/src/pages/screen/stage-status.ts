import type { ScreenView } from '@jawab/shared/protocol/views'
import { commonWords } from '../../i18n/common.ts'
import { clockTime } from '../../i18n/figures.ts'
import { stageWords } from '../../i18n/stage.ts'
import { stageTeamWords } from '../../i18n/stage-teams.ts'
import { keyLabel } from './key-label.ts'
import type { StageTime } from './stage-time.svelte.ts'

/** Seconds at which the time left is said; more often nobody could listen to anything else. */
const SPOKEN = [5, 10, 30]

/** What a screen reader is told when the stage changes. */
export function statusOf(view: ScreenView, time: StageTime): string {
  const words = stageWords[view.lang]
  if (time.isPaused) return words.paused

  switch (view.phase) {
    case 'lobby':
      return ''
    case 'reading':
      return `${commonWords[view.lang].question(view.round, view.rounds)}. ${words.readFirst(view.question?.kind ?? 'choice', view.question?.optionCount ?? 1)}`
    case 'question':
      return questionStatus(time, words)
    case 'huddle':
      return spokenTime(time, words) ?? stageTeamWords[view.lang].huddle
    case 'closed':
      return words.spread
    case 'reveal':
      if (time.isHushed) return words.spread
      return view.step === 'key' ? keyLabel(view, 1) : view.key === undefined ? words.spread : words.why
    case 'marking':
      return view.step === 'open' ? words.marking : words.markingOver
    case 'break':
      return commonWords[view.lang].breakUntil(clockTime(view.until, view.lang))
    case 'standings':
    case 'finished':
      return words.standings
  }
}

function questionStatus(time: StageTime, words: (typeof stageWords)['en']) {
  if (time.round === 'coming') return words.optionsSoon
  if (time.round === 'extra') return words.extraTime
  if (time.round === 'over') return words.timeUp

  return spokenTime(time, words) ?? words.isOpen
}

function spokenTime({ secondsLeft }: StageTime, words: (typeof stageWords)['en']) {
  const spoken = SPOKEN.find((seconds) => secondsLeft <= seconds)
  return spoken === undefined ? undefined : words.secondsLeft(spoken)
}
