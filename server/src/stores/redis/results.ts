import type { RoomStore } from '../store.ts'
import { roomKeys } from './keys.ts'
import { RESULTS_LIFETIME } from './lifetimes.ts'
import type { Parts } from './parts.ts'
import { keep } from './scripts/keep.ts'

type ResultMethods = Pick<RoomStore, 'saveResults' | 'results'>

export const resultMethods = ({ calls, turns }: Parts): ResultMethods => ({
  saveResults: turns.oneByOne(async (id: string, game: number, results: unknown) => {
    await calls.write(keep, [roomKeys(id).results(game)], [JSON.stringify(results), RESULTS_LIFETIME])
  }),
  async results(id, game) {
    const key = roomKeys(id).results(game)
    const body = await calls.command<string | null>(key, 'GET', key)
    return body === null ? undefined : (JSON.parse(body) as unknown)
  },
})
