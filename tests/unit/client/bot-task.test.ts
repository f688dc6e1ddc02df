import type { View } from '@jawab/shared/protocol/views'
import { expect, test } from 'vitest'
import { taskIn } from '../../../client/src/pages/rehearsal/task.ts'

const view = (change: object) =>
  ({
    round: 2,
    mode: 'mean',
    preset: 'learn',
    phaseAt: 1000,
    question: { kind: 'choice' },
    ...change,
  }) as unknown as View
const open = (change: object) => view({ phase: 'question', stage: 'team', opensAt: 2000, limitMs: 20_000, ...change })

test('a bot of a rehearsal answers alone in the one stage and as a member in the other', () => {
  expect(taskIn(open({ stage: 'solo' }))).toMatchObject({ name: '2 solo', stage: 'solo', from: 2000, lasts: 20_000 })
  expect(taskIn(open({ mode: 'two-stage' }))).toMatchObject({ name: '2 team', stage: 'team', hasLock: true })
})

test('[TE4] it proposes while teams talk', () => {
  const huddle = view({ phase: 'huddle', mode: 'two-stage', until: 31_000 })
  expect(taskIn(huddle)).toMatchObject({ name: '2 huddle', stage: 'team', from: 1000, lasts: 30_000, hasLock: false })
})

test('[PT5] it uncovers on a scratch card: any of the team, or who speaks for it', () => {
  expect(taskIn(open({ mode: 'shared', preset: 'scratch' }))).toMatchObject({ uncovers: 'anybody', hasLock: false })
  expect(taskIn(open({ mode: 'relay', preset: 'scratch' }))).toMatchObject({ uncovers: 'spokesperson' })
  expect(taskIn(open({ mode: 'two-stage', preset: 'scratch', stage: 'solo' }))).not.toHaveProperty('uncovers')
})

test('[PT4] it says how sure it is where that is asked', () => {
  expect(taskIn(open({ preset: 'certainty' }))?.asksHowSure).toBe(true)
  expect(taskIn(open({}))?.asksHowSure).toBe(false)
})

test('it has nothing to do where people only look', () => {
  expect(taskIn(view({ phase: 'closed' }))).toBeUndefined()
  expect(taskIn(open({ question: undefined }))).toBeUndefined()
})
