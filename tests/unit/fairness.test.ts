import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { seconds, type Millis } from '@jawab/shared/time'
import { measure, type Measures } from '../fairness/measures.ts'
import { playOnPaper } from '../fairness/on-paper.ts'
import { planRooms } from '../fairness/plan.ts'
import type { PlayedRoom } from '../fairness/played.ts'
import { isMet, targetsOf } from '../fairness/targets.ts'

/** `npm run fairness`, shorter: the same phones, lines, cheats and targets, without wire and store, on a clock of its own. */
describe('classic, in rounds of 20 s and 5 s, on lines of 20 to 800 ms', () => {
  const ANSWERS = 60
  let measures: Measures

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
    const seed = 'jawab'
    const plans = planRooms({ answers: ANSWERS, presets: ['classic'], limits: [seconds(20), seconds(5)], seed })
    const played: PlayedRoom[] = []
    // They share nothing, and fewer timers are faster.
    for (const plan of plans) played.push(await playOnPaper(plan, seed, letPass))
    measures = measure(played)
  }, seconds(60))

  afterAll(() => void vi.useRealTimers())

  const targetsAbout = (words: string) => targetsOf(measures).filter(({ what }) => what.includes(words))

  function expectMet(words: string) {
    expect(targetsAbout(words)).not.toEqual([])
    expect(targetsAbout(words).filter((target) => !isMet(target))).toEqual([])
  }

  test('everybody answers, and up to 400 ms nobody who taps in time is too late', () => {
    expect(measures.lost).toHaveLength(10)
    expect(measures.lost.filter(({ answers }) => answers < ANSWERS)).toEqual([])
    expect(measures.lost.filter(({ roundTrip, refused }) => roundTrip <= 400 && refused > 0)).toEqual([])
  })

  test('a cheat has its answers taken too, else it would gain more than is seen', () => {
    expect(measures.gains.filter(({ roundTrip, refused }) => roundTrip <= 400 && refused > 0)).toEqual([])
  })

  test('[TM1] [TM3] at 20 ms what counts is what a player took', () => {
    const near = measures.lost.filter(({ roundTrip }) => roundTrip === 20)
    expect(near).toHaveLength(2)
    expect(near.filter(({ mean }) => Math.abs(mean) > 1)).toEqual([])
  })

  test('[TM1] [TM2] [TM3] who plays at 400 ms loses no more than at 20 ms', () => expectMet('400 ms against 20 ms'))

  test('[TM1] [TM3] who is 100 ms quicker is counted as quicker', () => expectMet('wrong order'))

  test('[TM1] the options appear at the same instant', () => expectMet('opening spread'))

  test('[TM3] in 20 s no claim, no late pong, no replay and no tap before its time earns 25 of 1,000', () =>
    expectMet('best cheat other than reading in the lead, 20 s'))

  test('[TM3] [PT3] in 5 s none of them does either', () => expectMet('best cheat other than reading in the lead, 5 s'))

  test('[TM6] a tap before its time is ahead of nobody who is as quick as anybody can be', () => {
    const preTimed = measures.gains.filter(({ cheat }) => cheat === 'pre-timed')
    expect(preTimed).toHaveLength(10)
    expect(preTimed.filter(({ ahead }) => ahead > 0)).toEqual([])
  })

  test('[TM4] taking more time earns nothing', () => expectMet('taking more time'))

  test('[RD2] reading in the lead earns 25 of 1,000 for each second of it', () => expectMet('reading in the lead, for'))
})

/** From timer to timer, each with the turns it sets off: a real timer between any two of them would take a while. */
async function letPass(by: Millis) {
  let isOver = false
  setTimeout(() => (isOver = true), by)
  while (!isOver) {
    vi.advanceTimersToNextTimer()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
