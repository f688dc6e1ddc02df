import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, Rules } from '@jawab/shared/protocol/rules'
import { usualKinds } from '@jawab/shared/question/kinds'
import { describe, expect, test } from 'vitest'
import { drawPin, drawSecret, hashOf, KEY_BYTES, matchesHash } from '../../../server/src/auth/secrets.ts'
import { createGames } from '../../../server/src/runner/games.ts'
import { createReports } from '../../../server/src/runner/report.ts'
import { createRunner } from '../../../server/src/runner/runner.ts'
import { createScores } from '../../../server/src/runner/scores.ts'
import type { RoomStore } from '../../../server/src/stores/store.ts'
import { fakePlatform } from '../../support/platform.ts'
import { modelStore } from '../../support/model-store.ts'
import { choices, oneOfEachKind } from '../../support/packs.ts'
import { aRoom } from '../../support/rooms.ts'

function someGames(change: (store: RoomStore) => Partial<RoomStore> = () => ({})) {
  const platform = fakePlatform()
  const model = modelStore(platform)
  const store = { ...model, ...change(model) }
  const scores = createScores(store)
  const drawStamp = () => 1
  const runner = createRunner({ store, drawStamp })
  const reports = createReports({ store, scores })
  const packs = new Map([
    ['test-pack', choices(20)],
    ['all-kinds', oneOfEachKind()],
  ])
  return { store, games: createGames({ store, platform, runner, reports, packs, drawStamp }) }
}

async function made(games: ReturnType<typeof someGames>['games'], rules: object = {}, pack = 'test-pack') {
  const created = await games.create({ packs: [pack], rules })
  if (!created.ok) throw new Error(created.reason.refusal)
  return created.value
}

describe('[RM1] a new room', () => {
  test('has a PIN of six digits, an id of 128 bits, and a host key of which only the hash is kept', async () => {
    const { room, hostKey } = await made(someGames().games)
    expect(room.pin).toMatch(/^\d{6}$/)
    expect(Buffer.from(room.id, 'base64url')).toHaveLength(16)
    expect(Buffer.from(hostKey, 'base64url')).toHaveLength(16)
    expect(JSON.stringify(room)).not.toContain(hostKey)
    expect(matchesHash(hostKey, room.hostKeyHashes[0] ?? '')).toBe(true)
  })

  test('has a longer PIN once live rooms exceed a ten-thousandth of the shorter ones', async () => {
    const crowd = (count: number) =>
      someGames(() => ({
        liveRooms: () => Promise.resolve(Array.from({ length: count }, () => ({ id: 'x', activeAt: 0 }))),
      }))
    expect((await made(crowd(100).games)).room.pin).toHaveLength(6)
    expect((await made(crowd(101).games)).room.pin).toHaveLength(7)
    expect((await made(crowd(1001).games)).room.pin).toHaveLength(8)
  })

  test('draws its PIN again when a live room has it', async () => {
    let taken = 3
    const { games } = someGames((store) => ({
      create: (...given) => (taken-- > 0 ? Promise.resolve(false) : store.create(...given)),
    }))
    expect((await made(games)).room.pin).toMatch(/^\d{6}$/)
    expect(taken).toBe(-1)
  })

  test('plays in four teams by learn points unless told otherwise', async () => {
    const { room } = await made(someGames().games)
    expect(room.rules).toMatchObject({ preset: 'learn', mode: 'mean', length: 10, earlyClose: true, standingsEvery: 4 })
    expect(room.teams).toHaveLength(4)
    expect(room.run).toHaveLength(10)
  })

  test('[TE1] has as many teams as asked for, or the ones named, or none', async () => {
    const { games } = someGames()
    expect((await made(games, { teams: 12 })).room.teams).toHaveLength(12)
    const named = await made(games, { teams: [{ name: 'Reds' }, { name: 'Blues' }] })
    expect(named.room.teams.map(({ name }) => name)).toEqual(['Reds', 'Blues'])
    expect((await made(games, { mode: 'solo' })).room.teams).toEqual([])
  })

  test('draws the same questions for the same seed', async () => {
    const { games } = someGames()
    const questions = async (seed: string) => (await made(games, { seed })).room.run.map(({ question }) => question)
    expect(await questions('one')).toEqual(await questions('one'))
    expect(await questions('one')).not.toEqual(await questions('two'))
  })

  test('asks polls and discussions only when told to', async () => {
    const { games } = someGames()
    const { room } = await made(games, { length: 20 }, 'all-kinds')
    expect(room.run.map(({ kind }) => kind).toSorted()).toEqual(usualKinds.toSorted())
    const asked = await made(games, { kinds: ['poll', 'discuss', 'choice'] }, 'all-kinds')
    expect(asked.room.run.map(({ kind, weight }) => [kind, weight]).toSorted()).toEqual([
      ['choice', 1],
      ['discuss', 1],
      ['poll', 0],
    ])
  })

  test('[TE4] is shown before it is made, with the time of a talk in each round that has one', () => {
    const { games } = someGames()
    const together = (rules: AskedRules, mode?: 'two-stage') => {
      const shown = games.preview({ packs: ['test-pack'], rules: { length: 2, ...rules }, rounds: mode && [{ mode }] })
      return shown.ok && shown.value.questions.map(({ togetherSeconds }) => togetherSeconds)
    }
    expect(together({})).toEqual([undefined, undefined])
    expect(together({}, 'two-stage')).toEqual([50, undefined])
    expect(together({ mode: 'two-stage', huddleSeconds: 60, teamSeconds: 40 })).toEqual([100, 100])
  })

  test.each<[AskedRules, Rules['marking'], number]>([
    [{}, 'neighbour', 1],
    [{ teams: 3 }, 'neighbour', 1],
    [{ teams: 2 }, 'host', 1],
    [{ teams: 2, marking: 'neighbour' }, 'neighbour', 1],
    [{ marking: 'team' }, 'team', 0],
    [{ mode: 'solo' }, undefined, 0],
  ])('[RV3] with %j discussions are marked by %s and weigh %i', async (rules, marking, weight) => {
    const { room } = await made(someGames().games, { kinds: ['discuss'], ...rules }, 'all-kinds')
    expect(room.rules.marking).toBe(marking)
    expect(room.run).toMatchObject([{ kind: 'discuss', weight }])
  })

  test('asks from several packs, of the tiers and topics chosen', async () => {
    const { games } = someGames()
    const created = await games.create({
      packs: ['test-pack', 'all-kinds'],
      rules: { length: 100, topics: ['containers'] },
    })
    if (!created.ok) throw new Error(created.reason.refusal)
    expect(created.value.room.run).toHaveLength(20 + usualKinds.length)
    expect(created.value.room.title.en).toBe('Test pack + Test pack')
  })

  test.each<[string[], AskedRules, Refusal]>([
    [['nothing'], {}, 'pack:unknown'],
    [['test-pack'], { kinds: ['several'] }, 'draw:no-kind'],
    [['test-pack'], { preset: 'flat', kinds: ['choice', 'discuss'] }, 'rules:discuss'],
    [['test-pack'], { mode: 'solo', marking: 'host' }, 'rules:marking'],
    [['test-pack'], { preset: 'certainty', kinds: ['choice', 'discuss'] }, 'rules:discuss'],
    [['test-pack'], { preset: 'scratch' }, 'rules:scratch-alone'],
    [['test-pack'], { preset: 'scratch', mode: 'solo' }, 'rules:scratch-alone'],
    [['test-pack'], { preset: 'scratch', mode: 'relay', kinds: ['choice', 'order'] }, 'rules:scratch-kind'],
  ])('of %j with %j is refused: %s', async (packs, rules, reason) => {
    expect(await someGames().games.create({ packs, rules })).toMatchObject({ ok: false, reason: { refusal: reason } })
  })

  test('[RD2] [RD3] a limit of its own replaces those of the questions', async () => {
    const { room } = await made(someGames().games, { limitSeconds: 45 })
    expect(new Set(room.run.map(({ limitMs }) => limitMs))).toEqual(new Set([45_000]))
  })
})

describe('another game', () => {
  test('needs one that is over', async () => {
    const { games, store } = someGames()
    const { room } = await made(games)
    expect(await games.again(room.id, 'r')).toEqual({ ok: false, reason: 'step:impossible' })
    expect(await games.again('nowhere', 'r')).toEqual({ ok: false, reason: 'room:unknown' })
    expect(await store.results(room.id, 1)).toBeUndefined()
  })

  test('of a pack that is gone is refused, and nothing is lost', async () => {
    const { games, store } = someGames()
    const room = aRoom({ phase: { name: 'finished', since: 0 }, packs: ['gone'] })
    await store.create(room, [])
    expect(await games.again(room.id, 'r')).toEqual({ ok: false, reason: 'pack:unknown' })
    expect(await store.read(room.id)).toEqual(room)
  })
})

describe('secrets', () => {
  test('digits of PINs are equally likely', () => {
    const platform = fakePlatform()
    const drawn = drawPin(platform, 20_000)
    for (const digit of '0123456789') expect(Math.abs(drawn.split(digit).length - 2001)).toBeLessThan(200)
  })

  test('only the secret itself matches its hash', () => {
    const secret = drawSecret(fakePlatform(), KEY_BYTES)
    expect(matchesHash(secret, hashOf(secret))).toBe(true)
    for (const other of ['', secret.slice(1), `${secret}x`]) expect(matchesHash(other, hashOf(secret))).toBe(false)
  })
})
