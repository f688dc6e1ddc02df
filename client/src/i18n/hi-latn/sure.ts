import type { Certainty } from '@jawab/shared/question/certainty'
import type { Translation } from '../dictionary.ts'
import type en from '../en/sure.ts'

const levels: Record<Certainty, string> = { 1: 'Tukka', 2: 'Lagta hai', 3: 'Pakka' }
const said: Record<Certainty, string> = { 1: 'tukka', 2: 'lagta hai', 3: 'pakka' }

export default {
  howSure: 'Kitna pakka hai?',
  level: (certainty) => levels[certainty],
  said: (certainty) => said[certainty],
  worth: (right, wrong) => `${right} ya ${wrong}`,
  worthSaid: (right, wrong) => `sahi ${right}, galat ${wrong}`,
  honest: 'Sach bolo, zyada milega.',
  term: (certainty, isRight) => `“${said[certainty]}” bola, aur ${isRight ? 'sahi' : 'galat'} nikla`,
  shift: (points) => `Board sabko ${points} aur deta hai, taaki koi 0 se neeche na ho.`,
  calibration: 'Tumhe apne jawab ka kitna pata hai',
  calibrationTeam: 'Aur team ke jawab',
  row: (certainty, given, right) =>
    given === 0
      ? `Tumne kabhi “${said[certainty]}” nahi bola.`
      : `Tumne ${given} baar “${said[certainty]}” bola: ${right} baar sahi.`,
  rowTeam: (certainty, given, right) =>
    given === 0 ? `Kabhi “${said[certainty]}” nahi.` : `${given} baar “${said[certainty]}”: ${right} baar sahi.`,
  pays: 'Nishaan batata hai kahan se bolna faayde ka hai.',
} satisfies Translation<typeof en>
