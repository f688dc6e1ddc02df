import { hours } from '@jawab/shared/time'
import { realPlatform } from '../../server/src/platform.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { answerGiven, type Said } from './said.ts'
import { aQuestion, aRoom, askFor, next, withOpenRound } from '../support/rooms.ts'

// A process that writes to a store as fast as it can, and says on its output what the store has acknowledged.
// Started with the folder of the store and the id of the room to make there.
const [folder = '', id = ''] = process.argv.slice(2)
const PHONES = 24
const ANSWERS_EACH = 4

// The timers of a store keep no process alive.
setInterval(() => {}, hours(1))

say({ about: 'opening' })
const store = openEmbeddedStore({ folder, platform: realPlatform })
const opensAt = store.now()
const room = withOpenRound(aRoom({ id, pin: id }), { opensAt, closesAt: opensAt + hours(1) })
await store.create(room, [aQuestion()])
say({ about: 'room' })
await Promise.all([changeForever(), ...Array.from({ length: PHONES }, (_, phone) => joinForever(phone))])

function say(said: Said) {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}

/** Players who sit down and answer, one after the other. */
async function joinForever(phone: number) {
  for (let player = 0; ; player++) {
    const asked = askFor(`p-${phone}-${player}`, { joinedAt: store.now() })
    const taken = await acknowledged(() => store.takeSeat(id, asked, Infinity))
    if (!taken.ok) throw new Error(taken.reason)
    say({ about: 'seat', seat: taken.value })
    await answerSeveralTimes(taken.value.id)
  }
}

async function answerSeveralTimes(seat: string) {
  for (let seq = 1; seq <= ANSWERS_EACH; seq++) {
    const given = answerGiven(seat, seq, store.now())
    const [taken] = await acknowledged(() => store.submit(id, [given]))
    if (!taken?.ok) throw new Error(taken?.refusal)
    say({ about: 'answer', stored: taken.stored })
  }
}

async function changeForever() {
  for (let current = room; ; current = next(current)) {
    const changed = await acknowledged(() => store.change(id, current.version, next(current)))
    if (!changed) throw new Error('Somebody else changed the room')
    say({ about: 'change', version: current.version + 1 })
  }
}

/** Tries again until the store takes the write; says so when it could not, and that it can still be read. */
async function acknowledged<Reply>(write: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    try {
      return await write()
    } catch (error) {
      say({ about: 'failure', message: String(error), isReadable: (await store.read(id)) !== undefined })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
