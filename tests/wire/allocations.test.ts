import { expect, test } from 'vitest'
import { makeRoom, START_KEY } from '../support/app.ts'
import { aHost, aPhone, hostDoes, type Bot } from '../support/bots.ts'
import { answerTo } from '../support/games.ts'
import { aWeighedServer, type WeighedServer } from '../support/weighed-server.ts'

const PHONES = 50
/** Others in the room: whatever is made of all of them for each answer weighs as much as an answer does. */
const CROWD = 1000
/** Until code is compiled, it takes more. */
const WARM_UP = 40
const WEIGHED = 10

/** What an answer takes from the message to the receipt, in a room of a thousand; a few per cent more or less each time. */
const BYTES_AN_ANSWER = { least: 17_000, most: 22_000 }

test('an answer takes no more memory than it did, however many others are in the room', async () => {
  const server = await aWeighedServer(START_KEY)
  const phones = await anOpenQuestion(server)
  const answerAll = async (from: number, times: number) => {
    for (let seq = from; seq < from + times; seq++) await Promise.all(phones.map((phone) => answer(phone, seq)))
  }
  await answerAll(1, WARM_UP)
  const bytes = await server.weigh(() => answerAll(1 + WARM_UP, WEIGHED))
  const each = bytes / WEIGHED / PHONES

  expect(each).toBeLessThan(BYTES_AN_ANSWER.most)
  // If it takes far less, the budget is to be lowered, or something was collected before it was weighed.
  expect(each).toBeGreaterThan(BYTES_AN_ANSWER.least)
})

async function answer(phone: Bot, seq: number) {
  const receipt = await phone.send('answer:submit', { ...answerTo(phone, seq % 2), seq })
  if (!receipt.ok) throw new Error(receipt.refusal)
}

/** Phones that may answer, in a room of many more. */
async function anOpenQuestion(server: WeighedServer): Promise<readonly Bot[]> {
  const { base } = server
  const made = await makeRoom(base, { mode: 'mean', teams: 2, kinds: ['choice'] })
  const host = await aHost(base, made)
  const names = Array.from({ length: PHONES }, (_, at) => `Ada ${at}`)
  const phones = await Promise.all(names.map((name) => aPhone(base, made.room, name)))
  await server.crowd(made.room, CROWD)
  await server.advance(600)
  await hostDoes(host, 'start')
  await server.advance(1500)
  await Promise.all(phones.map((phone) => phone.sees(({ phase }) => phase === 'question')))
  await server.advance(2500)
  return phones
}
