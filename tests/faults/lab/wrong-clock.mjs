// Preloaded into a server (`node --import`): its wall clock is wrong by so much from the start, and by the opposite
// after each SIGUSR2. The clock that only grows stays right, as on a machine whose time is set.
import process from 'node:process'

let wrongBy = Number(process.env.JAWAB_LAB_CLOCK_WRONG_BY)
process.on('SIGUSR2', () => (wrongBy = -wrongBy))

globalThis.Date = new Proxy(Date, {
  construct: (Real, given) => Reflect.construct(Real, given.length === 0 ? [Real.now() + wrongBy] : given),
  get: (Real, name) => (name === 'now' ? () => Real.now() + wrongBy : Reflect.get(Real, name)),
})
