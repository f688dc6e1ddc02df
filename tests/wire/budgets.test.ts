import { expect, test } from 'vitest'
import { usageOf } from '../load/usage.ts'
import { aPhone, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

/** What a player who answers once may be sent from the reading to the key, counts of the team apart. */
const MOST_MESSAGES = 8

/** What a room may ask of its store for a question, from its publishing to the results, with four seconds of answers. */
const MOST_CALLS = { read: 17, seats: 14, question: 5, lastBeat: 1, beat: 8 }

/** One question in a room with so many phones: what one of them was sent, and what the store was asked. */
async function aQuestionWith(players: number) {
  const game = await aGame({ kinds: ['choice'], length: 2, seed: 'budget', earlyClose: false }, { pack: choices(2) })
  const others = await Promise.all(
    Array.from({ length: players - 2 }, (_, at) =>
      aPhone(game.base, game.room, `Cy ${at}`, { team: `t${(at % 2) + 1}` }),
    ),
  )
  const phones = [game.ada, game.bo, ...others]
  await game.openQuestion()
  await Promise.all(phones.map((phone) => phone.sees(({ phase }) => phase === 'question')))
  const before = await usageOf(game.base)
  await Promise.all(phones.map((phone) => game.answer(phone)))
  await game.platform.advance(2500)
  await Promise.all(
    phones.map((phone) => phone.gets('tally', ({ answered }: { answered: number }) => answered === players / 2)),
  )
  const after = await usageOf(game.base)
  await game.closeQuestion()
  await game.next()
  await game.passUntil(game.ada, ({ phase }) => phase === 'reveal')
  await Promise.all(phones.map((phone) => phone.gets('result')))
  return { sent: sentTo(game.ada), calls: callsBetween(before.storeCalls, after.storeCalls) }
}

/** From the reading of the question on; news of who has come to a team belong to the joining. */
function sentTo({ packets }: Bot) {
  const from = packets.findIndex(({ name, said }) => name === 'view' && (said as { phase: string }).phase === 'reading')
  return packets.slice(from).filter(({ name }) => name !== 'team')
}

function callsBetween(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(after).map(([call, count]) => [call, count - (before[call] ?? 0)]))
}

test('a player who answers once is sent few messages, and no more in a crowd', async () => {
  const [few, many] = [await aQuestionWith(4), await aQuestionWith(40)]
  const untallied = ({ sent }: typeof few) => sent.filter(({ name }) => name !== 'tally').map(({ name }) => name)

  expect(untallied(few).length).toBeLessThanOrEqual(MOST_MESSAGES)
  expect(untallied(many)).toEqual(untallied(few))
  expect(many.sent.filter(({ name }) => name === 'tally')).toHaveLength(1)
})

test('what a player is sent does not grow with the room', async () => {
  const [few, many] = [await aQuestionWith(4), await aQuestionWith(40)]
  const bytes = ({ sent }: typeof few) => JSON.stringify(sent).length

  // Counts have more digits.
  expect(bytes(many)).toBeLessThan(bytes(few) * 1.05)
})

test('an answer is one call of the store, and nothing else is asked for each', async () => {
  const [few, many] = [await aQuestionWith(4), await aQuestionWith(40)]

  expect([few.calls['submit'], many.calls['submit']]).toEqual([4, 40])
  for (const [call, count] of Object.entries(many.calls)) {
    if (call !== 'submit') expect(count, call).toBeLessThan(40)
  }
})

test('a room asks little of the store a question, however often it is looked at and counted', async () => {
  const rules = { kinds: ['choice'], length: 2, seed: 'budget', earlyClose: false, readingSeconds: 20 }
  const game = await aGame(rules, { pack: choices(2) })
  /** Time passes by the same steps each time, however long it takes until a phone is shown what follows. */
  const passTo = async (phase: string, steps: number) => {
    for (let step = 0; step < steps; step++) await game.platform.advance(250)
    await game.ada.sees((view) => view.phase === phase)
  }
  await game.next()
  await passTo('reading', 4)
  const before = await usageOf(game.base)
  await game.next('skip')
  await passTo('question', 6)
  for (let answered = 0; answered < 16; answered++) {
    await game.answer(answered % 2 === 0 ? game.ada : game.bo, 0, { seq: answered })
    await passTo('question', 1)
  }
  await game.next('close')
  await passTo('closed', 6)
  await game.next()
  await passTo('reveal', 1)
  await game.ada.gets('result')
  const calls = callsBetween(before.storeCalls, (await usageOf(game.base)).storeCalls)

  for (const [call, most] of Object.entries(MOST_CALLS)) expect(calls[call], call).toBeLessThanOrEqual(most)
})
