import type { Certainty } from '@jawab/shared/question/certainty'
import { counted } from '../figures.ts'

const levels: Record<Certainty, string> = { 1: 'A guess', 2: 'Fairly', 3: 'Sure' }
const said: Record<Certainty, string> = { 1: 'a guess', 2: 'fairly sure', 3: 'sure' }

const rightTimes = (right: number) =>
  right === 0 ? 'never right' : `right ${counted(right, 'once', `${right} times`)}`

/** [PT4] */
export default {
  howSure: 'How sure are you?',
  level: (certainty: Certainty) => levels[certainty],
  said: (certainty: Certainty) => said[certainty],
  worth: (right: string, wrong: string) => `${right} or ${wrong}`,
  worthSaid: (right: string, wrong: string) => `right ${right}, wrong ${wrong}`,
  honest: 'Honest earns most.',
  term: (certainty: Certainty, isRight: boolean) => `Said “${said[certainty]}”, and was ${isRight ? 'right' : 'wrong'}`,
  shift: (points: string) => `The board adds ${points} for everybody, so that nobody is below 0.`,
  calibration: 'How well you know what you know',
  calibrationTeam: 'And your team’s answers',
  row: (certainty: Certainty, given: number, right: number) =>
    given === 0
      ? `You never said “${said[certainty]}”.`
      : `You said “${said[certainty]}” ${counted(given, 'once', `${given} times`)}: ${rightTimes(right)}.`,
  rowTeam: (certainty: Certainty, given: number, right: number) =>
    given === 0
      ? `Never said “${said[certainty]}”.`
      : `Said “${said[certainty]}” ${counted(given, 'once', `${given} times`)}: ${rightTimes(right)}.`,
  pays: 'The mark shows from where on saying it pays.',
}
