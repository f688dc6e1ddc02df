import { seededRandom } from '@jawab/shared/random'
import { guess } from '../../client/src/pages/rehearsal/guess.ts'
import { aPhone, requestId, type Bot } from '../support/bots.ts'

/** As wide as names get, and as long as Hinglish ones do. */
const names = [
  'WWWWWWWWWWWWWWWWWWWW',
  'Lakshmi Venkataraman',
  ...['Asha', 'Bilal', 'Chitra', 'Dev', 'Esha', 'Farhan', 'Gauri', 'Harsh', 'Ila', 'Jatin', 'Kiran'],
  ...['Lata', 'Mohit', 'Nikhil', 'Omkar', 'Priya', 'Qasim', 'Rohan', 'Sana', 'Tara', 'Uday'],
]

type Crowd = { readonly teams: number; readonly people: number }

/** People by script, spread over the teams, so that boards and bars are full. */
export async function aCrowd(base: string, room: string, { teams, people }: Crowd): Promise<readonly Bot[]> {
  const bots: Bot[] = []
  for (let at = 0; at < people; at++) {
    const name = names[at] ?? `${names[at % names.length]?.slice(0, 12)} ${at}`
    bots.push(await aPhone(base, room, name, teams > 0 ? { team: `t${(at % teams) + 1}` } : {}))
  }
  return bots
}

/** Everybody but the last answers the open question, always in the same way. */
export async function answerAll(bots: readonly Bot[], seed: string) {
  const random = seededRandom(seed)
  for (const bot of bots.slice(0, -1)) {
    const { view } = bot
    if (view?.phase !== 'question' || !view.question) continue
    const answer = guess(view.question, random)
    await bot.send('answer:submit', { round: view.round, stage: 'solo', answer, seq: 1, request: requestId() })
  }
}
