import { describe } from 'vitest'
import { answerContract } from './answer-contract.ts'
import { leagueContract } from './league-contract.ts'
import { markContract } from './mark-contract.ts'
import type { OpenStore } from './open-store.ts'
import { presenceContract } from './presence-contract.ts'
import { roomContract } from './room-contract.ts'
import { seatContract } from './seat-contract.ts'
import { teamContract } from './team-contract.ts'
import { timeFactorContract } from './time-factor-contract.ts'
import { totalContract } from './total-contract.ts'

/** What every implementation of the port keeps to. `open` gives an empty store each time. */
export function storeContract(name: string, open: OpenStore) {
  describe(`${name} keeps`, () => {
    describe('rooms', () => roomContract(open))
    describe('seats', () => seatContract(open))
    describe('presence', () => presenceContract(open))
    describe('answers', () => answerContract(open))
    describe('teams', () => teamContract(open))
    describe('time factors', () => timeFactorContract(open))
    describe('marks', () => markContract(open))
    describe('totals and results', () => totalContract(open))
    describe('leagues', () => leagueContract(open))
  })
}
