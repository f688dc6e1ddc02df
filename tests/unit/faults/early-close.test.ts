import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { DeviceLog, Line } from '../../faults/lab/log.ts'
import { aPlayer, CLOSES, inOrder, OPENS, problemsOf, soundEvidence, stored, view } from './sound-evidence.ts'

/** Everybody has answered by two seconds; the host alone may know that it closed a second before its time. */
const EARLY = CLOSES - seconds(0.9)

const closing: Line = {
  ...view(3, 'question', 1, EARLY + 10),
  opensAt: OPENS,
  until: EARLY,
  limitMs: seconds(5),
}

const shown = (players: readonly DeviceLog[]) =>
  players.map(({ who, lines }) => ({ who, lines: [...lines, closing].toSorted((one, other) => one.at - other.at) }))

/** Bo answers nothing, and nothing of his is on record. */
const withoutBo = (lines: readonly Line[] = []) =>
  soundEvidence({
    players: shown([aPlayer('ada', ['o2']), aPlayer('bo', [], lines)]),
    round: { answers: [stored('ada', 'o2', 1)] },
  })

/** Took the seat long before. */
const cameEarly = ({ who, lines }: DeviceLog) =>
  inOrder(
    who,
    lines.map((line) => (line.about === 'seated' ? { ...line, at: line.at - seconds(20) } : line)),
  )

describe('[RD5] a round that closed before its time', () => {
  test('may do so when everybody present had answered', () => {
    expect(problemsOf(soundEvidence({ players: shown(soundEvidence().players) }))).toEqual([])
  })

  test('is named when somebody present had not', () => {
    expect(problemsOf(withoutBo())).toEqual(['round:cut-short'])
  })

  test('is named when somebody had lost the line just before, and not when that is long ago', () => {
    expect(problemsOf(withoutBo([{ at: EARLY - seconds(3), about: 'lost' }]))).toEqual(['round:cut-short'])

    const gone = withoutBo([{ at: EARLY - seconds(16), about: 'lost' }])
    const players = gone.players.map((player) => (player.who === 'bo' ? cameEarly(player) : player))
    expect(problemsOf({ ...gone, players })).not.toContain('round:cut-short')
  })

  test('is named when an answer had not stood for two seconds', () => {
    const last = OPENS + seconds(2.5)
    const answer = { about: 'sent', round: 1, seq: 1, answer: 'o1' } as const
    const receipt = { ...answer, about: 'receipt', receivedAt: last, countedMs: seconds(2.5), creditMs: 0 } as const
    const bo = aPlayer(
      'bo',
      [],
      [
        { at: last, ...answer },
        { at: last, ...receipt },
      ],
    )
    const kept = { ...stored('bo', 'o1', 1, last), countedMs: seconds(2.5) }
    const players = shown([aPlayer('ada', ['o2']), bo])
    const evidence = soundEvidence({ players, round: { answers: [stored('ada', 'o2', 1), kept] } })
    expect(problemsOf(evidence)).toEqual(['round:cut-short'])
  })

  test('is known by its seal where nobody was shown the close', () => {
    const { players } = soundEvidence()
    const [ada = aPlayer('ada', ['o2'])] = players
    const evidence = soundEvidence({
      players: [ada, aPlayer('bo', [])],
      round: { answers: [stored('ada', 'o2', 1)], sealedAt: EARLY },
    })
    expect(problemsOf(evidence)).toEqual(['round:cut-short'])
    const inTime = { ...evidence.record.rounds[0], sealedAt: CLOSES + 560 } as (typeof evidence.record.rounds)[number]
    expect(problemsOf({ ...evidence, record: { ...evidence.record, rounds: [inTime] } })).toEqual([])
  })
})
