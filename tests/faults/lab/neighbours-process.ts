// The process of the neighbours: it is sent a `Move`, plays until it is sent anything else, and says what became of it.
import { once } from 'node:events'
import { restless } from './habits.ts'
import { Host } from './host.ts'
import { everybodySees } from './last-call.ts'
import type { Move, Said } from './neighbours.ts'
import { Player } from './player.ts'

const COUNT = 20

const [move] = (await once(process, 'message')) as [Move]
process.once('message', () => host.endSoon())
const players = Array.from({ length: COUNT }, (_, at) => aNeighbour(`Neighbour ${at + 1}`, at))
const host = aHost(move)

await Promise.all(players.map((player) => player.join()))
await host.play()
await everybodySees([...players, host], 'finished')
for (const device of [...players, host]) device.leave()
tell({ players: players.map(({ log }) => log), host: host.log })
// Whoever ends before that is read may be taken for one who said nothing.
await once(process, 'disconnect')

/** They are spread over the servers. */
function aNeighbour(name: string, at: number) {
  const { bases, made, seed } = move
  const base = bases[at % bases.length] ?? ''
  return new Player(name, { door: { base, pin: made.room, code: made.code }, seed, habits: restless })
}

function aHost({ bases: [base = ''], made, seed }: Move) {
  let isSettled = false
  return new Host({
    base,
    ...made,
    seed,
    onView({ phase }) {
      if (phase !== 'closed' || isSettled) return
      isSettled = true
      tell('settled')
    },
  })
}

function tell(said: Said) {
  process.send?.(said)
}
