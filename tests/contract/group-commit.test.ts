import { setImmediate as turn } from 'node:timers/promises'
import Database from 'libsql'
import { expect, onTestFinished, test, vi } from 'vitest'
import { groupCommit } from '../../server/src/stores/embedded/group-commit.ts'
import { prepareCommand, prepareQuery } from '../../server/src/stores/embedded/statements.ts'
import { fakePlatform } from '../support/platform.ts'

/** Notes in a real database. A note that answers an unknown one is only found out by the commit. */
function aNotebook() {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  connection.exec(`PRAGMA foreign_keys = ON;
    CREATE TABLE notes (id TEXT PRIMARY KEY, answers TEXT REFERENCES notes DEFERRABLE INITIALLY DEFERRED) STRICT`)
  const platform = fakePlatform()
  const undone = vi.fn()
  const flush = vi.fn()
  const { write, stop } = groupCommit({ connection, platform, flush, undone })
  const insert = prepareCommand(connection, 'INSERT INTO notes (id, answers) VALUES (?, ?)')
  const all = prepareQuery<[string]>(connection, 'SELECT id FROM notes ORDER BY id')
  return {
    platform,
    flush,
    undone,
    write,
    stop,
    note: (id: string, answers?: string) => void insert(id, answers ?? null),
    notes: () => all.all().map(([id]) => id),
  }
}

test('writes run at the end of the turn, in order, and resolve with what they return', async () => {
  const { write, note, notes } = aNotebook()

  const writing = Promise.all([write(() => note('a')), write(() => notes()), write(() => note('b'))])

  expect(notes()).toEqual([])
  expect(await writing).toEqual([undefined, ['a'], undefined])
  expect(notes()).toEqual(['a', 'b'])
})

test('a write that throws half-way is undone, the others of its turn stand', async () => {
  const { write, note, notes } = aNotebook()
  const halfWay = () => {
    note('b')
    note('c')
    throw new Error('half-way')
  }

  const settled = await Promise.allSettled([write(() => note('a')), write(halfWay), write(() => note('d'))])

  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(notes()).toEqual(['a', 'd'])
})

test('what is written once for all is part of their transaction, and of each that is done over alone', async () => {
  const { write, note, notes, flush } = aNotebook()
  flush.mockImplementation(() => note(`flush ${flush.mock.calls.length}`))
  await Promise.all([write(() => note('a')), write(() => note('b'))])
  expect(notes()).toEqual(['a', 'b', 'flush 1'])

  await Promise.allSettled([write(() => note('c')), write(() => note('b'))])
  expect(notes()).toEqual(['a', 'b', 'c', 'flush 1', 'flush 2'])
})

test('a commit that fails rejects the write that it fails for, and the others stand', async () => {
  const { write, note, notes } = aNotebook()

  const settled = await Promise.allSettled([write(() => note('a')), write(() => note('b', 'unknown'))])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(notes()).toEqual(['a'])

  await write(() => note('c'))
  expect(notes()).toEqual(['a', 'c'])
})

test('it is told whenever something was undone, before anything is done over', async () => {
  const { write, note, undone } = aNotebook()
  const seen: number[] = []
  const noteAndSee = () => {
    seen.push(undone.mock.calls.length)
    note('a')
  }

  await Promise.allSettled([write(noteAndSee), write(() => note('b', 'unknown'))])

  expect(seen).toEqual([0, 1])
  expect(undone).toHaveBeenCalledTimes(2)
})

test('what comes while the store rests after a commit is written with the next', async () => {
  const { write, note, notes, platform } = aNotebook()
  await write(() => {
    note('a')
    void platform.advance(40)
  })

  await platform.advance(39)
  const writing = [write(() => note('b'))]
  await turn()
  expect(notes()).toEqual(['a'])
  await platform.advance(1)
  writing.push(write(() => note('c')))
  await Promise.all(writing)
  expect(notes()).toEqual(['a', 'b', 'c'])
})

test('the rest counts from the commit: a write that comes after it does not wait', async () => {
  const { write, note, notes, platform } = aNotebook()
  await write(() => {
    note('a')
    void platform.advance(40)
  })
  await platform.advance(40)

  await write(() => note('b'))

  expect(notes()).toEqual(['a', 'b'])
})

test('stopping commits what waits and rejects what comes later', async () => {
  const { write, note, notes, stop } = aNotebook()
  const waiting = write(() => note('a'))

  stop()

  expect(notes()).toEqual(['a'])
  await waiting
  await expect(write(() => note('b'))).rejects.toThrow('The store is closed')
})
