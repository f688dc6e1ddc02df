import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { schema, SCHEMA_VERSION, upgrades } from './schema.ts'
import type { Connection } from './statements.ts'

const FILE = 'jawab.db'

/**
 * Pages of the log, of 4 KiB each, after which they are copied into the file. What rooms write again and again is copied
 * once for so many.
 */
const LOG_PAGES = 4000

/** How long to wait for a server that is just stopping, in milliseconds. */
const LOCK_PATIENCE = 1000

/**
 * Opens the one file of the store in `folder`, which is made when missing, and keeps it for this process alone.
 * Throws an error fit to be read by whoever started the server: file in use, damaged, newer than this server.
 */
export function openDatabase(folder: string): Connection {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, FILE)
  try {
    const connection = new Database(file)
    claim(connection)
    prepareTables(connection)
    return connection
  } catch (error) {
    throw new Error(`${file}: ${reasonOf(error)}`, { cause: error })
  }
}

/**
 * Gives the file back as a single one, without its log. The lock must be dropped by hand:
 * a closed connection lives on until its prepared statements are collected.
 */
export function closeDatabase(connection: Connection) {
  connection.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL')
  connection.exec('SELECT count(*) FROM rooms')
  connection.close()
}

/** The exclusive lock is the system's, so that a killed process lets go of it by itself. */
function claim(connection: Connection) {
  connection.exec(`PRAGMA busy_timeout = ${LOCK_PATIENCE}; PRAGMA locking_mode = EXCLUSIVE`)
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  connection.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`)
  connection.exec('BEGIN IMMEDIATE; COMMIT')
}

function prepareTables(connection: Connection) {
  upgrade(connection)
  const version = pragma(connection, 'user_version')
  if (version === 0) {
    connection.exec(`BEGIN; ${schema} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`)
    return
  }
  if (version !== SCHEMA_VERSION) throw new Error(`written by another version of the server (${String(version)})`)
  if (pragma(connection, 'quick_check') !== 'ok') throw new Error(DAMAGED)
}

/** Brings the tables of an older server up to ours, one version after the other. */
function upgrade(connection: Connection) {
  for (const { from, statements } of upgrades) {
    if (pragma(connection, 'user_version') !== from) continue
    connection.exec(`BEGIN; ${statements} PRAGMA user_version = ${from + 1}; COMMIT`)
  }
}

const pragma = (connection: Connection, name: string): unknown => {
  const [value] = connection.prepare(`PRAGMA ${name}`).raw().get() as readonly unknown[]
  return value
}

const DAMAGED = 'the file is damaged or not a store; move it away or put a backup in its place'

function reasonOf(error: unknown) {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { readonly code?: string }
  if (code === 'SQLITE_BUSY') return 'another server is using this folder; stop it first, or choose another folder'
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return DAMAGED
  return error.message
}
