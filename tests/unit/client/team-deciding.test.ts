import type { TeamMate, TeamNews } from '@jawab/shared/protocol/to-client'
import type { Mode } from '@jawab/shared/protocol/rules'
import { describe, expect, test } from 'vitest'
import { decisionOf, isSame, sidesOf, withOwn } from '../../../client/src/pages/play/team/deciding.ts'

const mate = (name: string, pick?: string, more: Partial<TeamMate> = {}): TeamMate => ({
  name,
  present: true,
  ...(pick === undefined ? {} : { pick, proposed: true as const }),
  ...more,
})

const news = (more: Partial<TeamNews> = {}): TeamNews => ({ locked: false, uncovered: [], ...more })

const nobody = { name: '', picked: undefined, certainty: undefined }

const decides = (members: readonly TeamMate[], together: TeamNews = news(), mode: Mode = 'relay') =>
  decisionOf({ mode, kind: 'choice', mates: withOwn(members, nobody), together })

describe('[TE6] how far a team has come', () => {
  test('most of those who are here lead, and it is said how many more it takes', () => {
    const members = [mate('Asha', 'a'), mate('Bo', 'a'), mate('Cai', 'b'), mate('Dev')]
    expect(decides(members)).toEqual({ is: 'leads', answer: 'a', agree: 2, present: 4, needed: 3 })
  })

  test('it stands when the server says so, and not before', () => {
    const members = [mate('Asha', 'a'), mate('Bo', 'a'), mate('Cai')]
    expect(decides(members).is).toBe('leads')
    expect(decides(members, news({ standing: 'a' }))).toMatchObject({ is: 'stands', agree: 2, present: 3 })
  })

  test('a tie goes to what the spokesperson backs; else it is one', () => {
    const members = [mate('Asha', 'a'), mate('Bo', 'b')]
    expect(decides(members, news({ spokesperson: 'Bo' }))).toMatchObject({ is: 'leads', answer: 'b' })
    expect(decides(members, news({ spokesperson: 'Cai' }))).toEqual({
      is: 'split',
      answers: ['a', 'b'],
      speaker: 'Cai',
    })
  })

  test('[TE4] what somebody answered alone proposes nothing, nor does who is gone', () => {
    const alone: TeamMate = { name: 'Asha', present: true, pick: 'a' }
    expect(decides([alone, mate('Bo', 'b', { present: false })])).toEqual({ is: 'none' })
  })

  test('a lock is final, whatever the others back', () => {
    const members = [mate('Asha', 'a'), mate('Bo', 'b'), mate('Cai', 'b')]
    const locked = news({ locked: true, standing: 'a', spokesperson: 'Asha' })
    expect(decides(members, locked)).toEqual({ is: 'locked', answer: 'a', by: 'Asha' })
  })

  test('[TE3] in shared the last change stands, with who made it', () => {
    const members = [mate('Asha', 'a'), mate('Bo', 'b')]
    expect(decides(members, news({ standing: 'b', by: 'Bo' }), 'shared')).toEqual({
      is: 'given',
      answer: 'b',
      by: 'Bo',
    })
    expect(decides([mate('Asha')], news(), 'shared')).toEqual({ is: 'none' })
  })
})

test('a tap shows before anybody has heard of it, and counts as a proposal', () => {
  const alone: TeamMate = { name: 'Asha', present: true, pick: 'a', certainty: 2 }
  const [asha, bo] = withOwn([alone, mate('Bo', 'b')], { name: 'Asha', picked: 'b', certainty: 3 })
  expect(asha).toEqual({ name: 'Asha', present: true, pick: 'b', certainty: 3, proposed: true, isOwn: true })
  expect(bo?.isOwn).toBe(false)
})

test('answers that say the same are one side, most backed first', () => {
  const members = [mate('Asha', 'Fargate'), mate('Bo', 'ec2'), mate('Cai', ' EC2')]
  const sides = sidesOf('text', withOwn(members, nobody))
  expect(sides.map(({ backers }) => backers.map(({ name }) => name))).toEqual([['Bo', 'Cai'], ['Asha']])
  expect(isSame('several', ['a', 'c'], ['c', 'a'])).toBe(true)
  expect(isSame('order', ['a', 'c'], ['c', 'a'])).toBe(false)
})
