import fc from 'fast-check'
import type { Answer, KindName } from '@jawab/shared/question/kinds'
import { finalPick, standingPick, type TeamPick, type Ruling, type TeamRecord } from '@jawab/shared/teams/team-answer'
import { describe, expect, test } from 'vitest'

const pick = (seat: string, answer: Answer, receivedAt: number): TeamPick => ({
  seat,
  answer,
  seq: 1,
  request: seat,
  receivedAt,
  countedMs: receivedAt,
  creditMs: 0,
})

const record = (picks: readonly TeamPick[], change: Partial<TeamRecord> = {}): TeamRecord => ({
  team: 't1',
  picks,
  uncovered: [],
  ...change,
})

const members = (...seats: string[]) => new Set(seats)
const ruling = (change: Partial<Ruling> = {}): Ruling => ({
  mode: 'relay',
  kind: 'choice',
  members: members('ada', 'bo', 'cy', 'di'),
  ...change,
})

describe('[TE6] while the stage is open', () => {
  const split = record([pick('ada', 'a', 1), pick('bo', 'b', 2), pick('cy', 'a', 3)])

  test('an answer stands when more than half of the present members back it', () => {
    expect(standingPick(split, ruling(), members('ada', 'bo', 'cy'))?.answer).toBe('a')
    expect(standingPick(split, ruling(), members('ada', 'bo', 'cy', 'di'))).toBeUndefined()
    expect(standingPick(split, ruling(), members('ada', 'bo'))).toBeUndefined()
    expect(standingPick(split, ruling(), members('ada'))?.answer).toBe('a')
  })

  test('who has left backs nothing, and neither does who is of another team now', () => {
    expect(standingPick(split, ruling(), members('bo'))?.answer).toBe('b')
    expect(standingPick(split, ruling({ members: members('bo', 'cy') }), members('bo', 'cy'))).toBeUndefined()
  })

  test('[TE5] what is locked stands, whatever the others back', () => {
    const lock = { pick: pick('bo', 'b', 2), request: 'lock' }
    expect(standingPick({ ...split, lock }, ruling(), members('ada', 'bo', 'cy'))?.answer).toBe('b')
    expect(finalPick({ ...split, lock }, ruling())?.answer).toBe('b')
  })

  test('[TE3] in shared the last change stands', () => {
    const changed = record([pick('bo', 'b', 2), pick('ada', 'c', 5)])
    expect(standingPick(changed, ruling({ mode: 'shared' }), members())?.answer).toBe('c')
    expect(finalPick(changed, ruling({ mode: 'shared' }))?.answer).toBe('c')
  })
})

describe('[TE6] at the deadline', () => {
  test('the plurality stands', () => {
    const picks = [pick('ada', 'a', 1), pick('bo', 'b', 2), pick('cy', 'b', 3), pick('di', 'c', 4)]
    expect(finalPick(record(picks, { spokesperson: 'ada' }), ruling())?.answer).toBe('b')
  })

  test("a tie goes to the spokesperson's pick, else to the earliest", () => {
    const picks = [pick('ada', 'a', 3), pick('bo', 'b', 2), pick('cy', 'c', 1)]
    expect(finalPick(record(picks, { spokesperson: 'ada' }), ruling())?.answer).toBe('a')
    expect(finalPick(record(picks, { spokesperson: 'di' }), ruling())?.answer).toBe('c')
    expect(finalPick(record(picks), ruling())?.answer).toBe('c')
  })

  test('a team that backed nothing has no answer', () => {
    expect(finalPick(record([]), ruling())).toBeUndefined()
  })

  test.each<[KindName, Answer, Answer, boolean]>([
    ['several', ['a', 'b'], ['b', 'a'], true],
    ['mistake', ['a', 'b'], ['b', 'a'], true],
    ['order', ['a', 'b'], ['b', 'a'], false],
    ['match', { i1: 't1', i2: 't2' }, { i2: 't2', i1: 't1' }, true],
    ['text', 'awsvpc', '`AWSVPC` ', true],
    ['cloze', ['ACTIVE', 'x'], ['active', 'X'], true],
    ['number', 5, 5, true],
    ['number', 5, 6, false],
  ])('in %s %j and %j are the same: %s', (kind, one, other, isSame) => {
    const picks = [pick('ada', 'something else', 1), pick('bo', one, 2), pick('cy', other, 3)]
    expect(finalPick(record(picks), ruling({ kind }))?.seat).toBe(isSame ? 'bo' : 'ada')
  })

  test('[PT1] the answer does not depend on the order in which members are kept, nor on absent ones', () => {
    const seats = ['ada', 'bo', 'cy', 'di']
    const anyPicks = fc.uniqueArray(
      fc.record({ seat: fc.constantFrom(...seats), answer: fc.constantFrom('a', 'b', 'c'), at: fc.nat(1000) }),
      { selector: ({ seat }) => seat },
    )
    fc.assert(
      fc.property(anyPicks, fc.option(fc.constantFrom(...seats), { nil: undefined }), (drawn, spokesperson) => {
        // Instants that differ, as the store's clock and the order of writing make them.
        const picks = drawn.map(({ seat, answer }, at) => pick(seat, answer, at))
        const spoken = spokesperson === undefined ? {} : { spokesperson }
        const final = finalPick(record(picks, spoken), ruling())
        expect(finalPick(record(picks.toReversed(), spoken), ruling())?.answer).toBe(final?.answer)
        expect(finalPick(record([...picks, pick('eve', 'z', 0)], spoken), ruling())?.answer).toBe(final?.answer)
        const votes = (answer: Answer | undefined) => picks.filter((one) => one.answer === answer).length
        for (const { answer } of picks) expect(votes(final?.answer)).toBeGreaterThanOrEqual(votes(answer))
      }),
    )
  })
})
