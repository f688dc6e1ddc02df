import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { drawBelow, seededRandom } from '@jawab/shared/random'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { realPlatform } from '../../server/src/platform.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { aFolder } from '../support/folders.ts'
import { answerGiven, type Said } from './said.ts'
import { startWriter } from './writer-process.ts'

/** More by JAWAB_KILLS; another seed draws other moments. */
const KILLS = Number(process.env.JAWAB_KILLS ?? 15)
const SEED = process.env.JAWAB_KILLS_SEED ?? 'kills'

test(
  `every receipt survives ${KILLS} kills at random moments of writing`,
  { timeout: 10_000 + KILLS * 2000 },
  async () => {
    const random = seededRandom(SEED)
    const folder = aFolder()
    let receipts = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      const room = `room-${kill}`
      const writer = startWriter({ folder, room })
      await writer.says('answer')
      await pass(5 + drawBelow(random, 55))
      await writer.kill()

      receipts += await expectAllKept(folder, room, writer.said)
    }
    expect(receipts).toBeGreaterThan(KILLS * 20)
  },
)

test('a store killed while it is made or opened, opens again', { timeout: 60_000 }, async () => {
  const random = seededRandom(SEED)
  for (let kill = 0; kill < Math.ceil(KILLS / 5); kill++) {
    const folder = aFolder()
    const writer = startWriter({ folder, room: 'room-1' })
    await writer.says('opening')
    await pass(drawBelow(random, 25))
    await writer.kill()

    await expectAllKept(folder, 'room-1', writer.said)
  }
})

test('a second server is kept out until the first is gone, however it went', async () => {
  const folder = aFolder()
  const writer = startWriter({ folder, room: 'room-1' })
  await writer.says('answer')

  expect(() => openEmbeddedStore({ folder, platform: realPlatform })).toThrow('another server is using this folder')

  await writer.kill()
  await openEmbeddedStore({ folder, platform: realPlatform }).close()
})

// `prlimit` is what can give a running process its disk back, and only Linux has it.
test.skipIf(process.platform !== 'linux')(
  'a full disk costs no receipt, and writing goes on when there is room again',
  async () => {
    const folder = aFolder()
    const room = 'room-1'
    const writer = startWriter({ folder, room, limits: withFilesUpTo('400') })
    await writer.says('failure')
    const linesWhenFull = writer.said.length

    execFileSync('prlimit', ['--pid', String(writer.pid), '--fsize=unlimited:unlimited'])
    await writer.says('answer', linesWhenFull)
    await writer.kill()

    expect(writer.said.slice(0, linesWhenFull).some(({ about }) => about === 'answer')).toBe(true)
    const failures = writer.said.filter((line) => line.about === 'failure')
    expect(failures.every(({ message, isReadable }) => isReadable && message.startsWith('StoreAway'))).toBe(true)
    await expectAllKept(folder, room, writer.said)
  },
)

/** Runs a program whose files cannot grow beyond so many blocks of 512 bytes, and that is told so, not killed. */
const withFilesUpTo = (blocks: string) => ['sh', '-c', `trap '' XFSZ; ulimit -S -f ${blocks}; exec "$@"`, 'sh']

/** Opens what the killed process left and looks for all that it had said. Returns the number of receipts. */
async function expectAllKept(folder: string, room: string, said: readonly Said[]): Promise<number> {
  const store = openEmbeddedStore({ folder, platform: realPlatform })
  const seats = new Map((await store.seats(room)).map((seat) => [seat.id, seat]))
  const answers = await store.answers(room, 1)
  const version = (await store.read(room))?.version ?? 0
  await store.end(room)
  await store.close()

  const stored = new Map(answers.map((answer) => [answer.seat, answer]))
  expect(stored.size).toBe(answers.length)
  for (const { seat, answer, seq, receivedAt } of answers) {
    expect(answer).toBe(answerGiven(seat, seq, receivedAt).answer)
    expect(seats.has(seat)).toBe(true)
  }
  for (const line of said) {
    if (line.about === 'seat') expect(seats.get(line.seat.id)).toEqual(line.seat)
    if (line.about === 'change') expect(version).toBeGreaterThanOrEqual(line.version)
    if (line.about === 'answer') {
      const kept = stored.get(line.stored.seat)
      expect(kept?.seq).toBeGreaterThanOrEqual(line.stored.seq)
      if (kept?.seq === line.stored.seq) expect(kept).toEqual(line.stored)
    }
  }
  expect(integrityOf(folder)).toBe('ok')
  return said.filter(({ about }) => about === 'seat' || about === 'answer' || about === 'change').length
}

function integrityOf(folder: string) {
  const file = new Database(join(folder, 'jawab.db'))
  const [verdict] = file.prepare('PRAGMA integrity_check').raw().get() as [string]
  file.close()
  return verdict
}
