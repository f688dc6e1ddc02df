import { expect, test } from 'vitest'
import { image, imageVariables, instructions, said } from './dockerfile.ts'
import { expectConfigured, isThere, routes, textOf } from './project.ts'

const copied = said('COPY', instructions).map(({ rest }) => rest.split(/ +/))
const ownFiles = copied.filter(([first]) => !first?.startsWith('--')).flatMap((words) => words.slice(0, -1))

const patterns = textOf('.dockerignore')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))

/** As the builder reads it: the last line that covers a path decides. */
const isLetIn = (path: string) =>
  patterns.reduce((isIn, line) => (covers(line.replace('!', ''), path) ? line.startsWith('!') : isIn), true)

function covers(pattern: string, path: string) {
  if (pattern === '*') return true
  if (pattern.startsWith('**/')) return path.split('/').includes(pattern.slice(3))
  return path === pattern || path.startsWith(`${pattern}/`)
}

test('the image is built from files that are there and that the builder is let see', () => {
  expect(ownFiles).not.toHaveLength(0)
  expect(ownFiles.filter((place) => !isThere(place))).toEqual([])
  expect(ownFiles.filter((place) => !isLetIn(place))).toEqual([])
})

test.each([
  '.git/config',
  '.env',
  'data/jawab.db',
  'node_modules/yaml/package.json',
  'server/dist/main.mjs',
  'deploy/kubernetes/jawab.env',
])('the builder is not let see %s', (place) => {
  expect(isLetIn(place)).toBe(false)
})

test('it takes from earlier stages only', () => {
  const stages = said('FROM', instructions).map(({ rest }) => rest.split(' AS ')[1])
  const taken = copied.flatMap(([first]) => /^--from=(.*)/.exec(first ?? '')?.[1] ?? [])
  expect(taken.length).toBeGreaterThan(1)
  expect(stages).toEqual(expect.arrayContaining(taken))
})

test('it is built and run by one Node of a full version, which the project supports', () => {
  const bases = said('FROM', instructions).flatMap(({ rest }) => /^node:\S+/.exec(rest)?.[0] ?? [])
  expect(bases).toHaveLength(2)
  expect(new Set(bases).size).toBe(1)
  const [, major, minor] = /^node:(\d+)\.(\d+)\.\d+-/.exec(bases[0] ?? '')?.map(Number) ?? []
  expect([major, minor]).toEqual([20, expect.toSatisfy((number: number) => number >= 19)])
})

test('it runs as a user without rights, and nothing stands between a signal and the server', () => {
  expect(said('USER')).toEqual([{ word: 'USER', rest: 'node' }])
  expect(said('CMD')).toEqual([{ word: 'CMD', rest: '["node", "server/dist/main.mjs"]' }])
  expect(said('ENTRYPOINT')).toEqual([])
})

test('it keeps its data in a volume that its user may write', () => {
  const words = image.map(({ word }) => word)
  expect(said('VOLUME')).toEqual([{ word: 'VOLUME', rest: '/app/data' }])
  expect(said('RUN')).toContainEqual({ word: 'RUN', rest: 'mkdir data && chown node:node data' })
  expect(words.indexOf('RUN')).toBeLessThan(words.indexOf('USER'))
})

test('it checks its health at a route of the server', () => {
  const [check] = said('HEALTHCHECK')
  expect(routes).toContain(/(\/\w+)`/.exec(check?.rest ?? '')?.[1])
  expect(check?.rest).toMatch(/CMD \[.*\]$/)
})

test('it opens the server to its network at the port it shows', () => {
  const { HOST, PORT } = imageVariables
  expectConfigured({ HOST, PORT })
  expect(HOST).toBe('0.0.0.0')
  expect(said('EXPOSE')).toEqual([{ word: 'EXPOSE', rest: PORT }])
})
