import { describe, expect, test } from 'vitest'
import { modulesUnder, parseModule, type Module } from '../support/modules.ts'

const server = (...places: string[]) => places.map((place) => `server/src/${place}`)
const outside = ['node:', 'npm:']
const ground = ['shared/src/', ...server('platform.ts', 'log.ts', 'metrics.ts', 'config.ts'), ...outside]
const game = [...ground, ...server('room/', 'stores/store.ts', 'stores/league-store.ts')]
const stores = [...game, ...server('stores/place-game.ts', 'stores/rank-board.ts', 'stores/pace.ts')]

/** What the files of a place may import; the longest place that fits a file counts. */
const arrows: Record<string, string[]> = {
  'shared/src/': ['shared/src/', 'npm:valibot'],
  'client/src/': ['client/src/', 'shared/src/', 'npm:svelte', 'npm:socket.io-client', 'npm:uqr'],
  'server/src/': ground,
  'server/src/room/': ['shared/src/', ...server('room/')],
  'server/src/runner/': [...game, ...server('runner/', 'auth/secrets.ts', 'auth/rude-names.ts')],
  'server/src/gateway/': [...game, ...server('gateway/', 'runner/', 'auth/', 'limits/')],
  'server/src/http/': [...game, ...server('http/', 'runner/', 'shows/', 'auth/', 'limits/', 'links.ts')],
  'server/src/stores/': stores,
  'server/src/stores/embedded/': [...stores, ...server('stores/embedded/')],
  'server/src/stores/redis/': [...stores, ...server('stores/redis/')],
  'server/src/shows/': [...game, ...server('shows/', 'runner/')],
  'server/src/packs/': [...ground, ...server('packs/')],
  'server/src/auth/': [...game, ...server('auth/', 'limits/')],
  'server/src/limits/': [...ground, ...server('limits/')],
  'server/src/config.ts': [...ground, ...server('limits/')],
  'server/src/links.ts': game,
  'server/src/app.ts': [...game, ...server('links.ts', 'runner/', 'shows/', 'gateway/', 'http/', 'auth/', 'limits/')],
  'server/src/main.ts': ['server/src/', 'shared/src/', ...outside],
}

function strayImports({ place, imports }: Module): string[] {
  const home = Object.keys(arrows).filter((prefix) => place.startsWith(prefix))
  const allowed = arrows[home.sort((a, b) => b.length - a.length)[0] ?? ''] ?? []
  const stray = imports.filter((target) => !allowed.some((prefix) => target.startsWith(prefix)))
  return stray.map((target) => `${place} imports ${target}`)
}

const machine =
  /\b(Date|performance|setTimeout|setInterval|setImmediate|Math\.random|random(Bytes|UUID|Int|FillSync)|getRandomValues)\b/

function usesOfTheMachine({ place, code }: Module): string[] {
  const found = machine.exec(code)
  return found ? [`${place} names ${found[0]}`] : []
}

describe('the arrows between the parts', () => {
  test.each(['shared/src', 'server/src', 'client/src'])('%s imports only along them', (folder) => {
    const modules = modulesUnder(folder)
    expect(modules).not.toHaveLength(0)
    expect(modules.flatMap(strayImports)).toEqual([])
  })

  test.each([
    ['server/src/room/step.ts', "import { readFileSync } from 'node:fs'"],
    ['server/src/room/step.ts', "import {\n  type Runner,\n} from '../runner/runner.ts'"],
    ['server/src/app.ts', "export { openStore } from './stores/embedded/store.ts'"],
    ['server/src/runner/runner.ts', "await import('../gateway/gateway.ts')"],
    ['shared/src/time.ts', "import '../../server/src/main.ts'"],
    ['client/src/pages/play/Play.svelte', "<script>\n  import * as v from 'valibot'\n</script>"],
    ['server/src/helpers/text.ts', "import type { Room } from '../room/room.ts'"],
  ])('a stray import in %s is seen', (place, source) => {
    expect(strayImports(parseModule(place, source))).toHaveLength(1)
  })
})

describe('the real clock, timers and entropy', () => {
  test('stand only in platform.ts', () => {
    const pure = [...modulesUnder('shared/src'), ...modulesUnder('server/src')]
    const others = pure.filter(({ place }) => place !== 'server/src/platform.ts')
    expect(others.flatMap(usesOfTheMachine)).toEqual([])
  })

  test.each(['const now = Date.now()', 'Math.random()', "import { randomBytes } from 'node:crypto'"])(
    '%s is seen',
    (code) => {
      expect(usesOfTheMachine(parseModule('server/src/http/routes.ts', code))).toHaveLength(1)
    },
  )

  test('words in comments do not count', () => {
    const code = '/** The Date header. */\n// performance matters\nexport const origin = "http://localhost"'
    expect(usesOfTheMachine(parseModule('server/src/http/routes.ts', code))).toEqual([])
  })
})
