import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runs, wordsOf } from './programs.mjs'

const cache = fileURLToPath(new URL('../../node_modules/.cache/jawab-tools', import.meta.url))
const home = path.join(cache, 'redis')

/**
 * redis-server with its libraries, unpacked from packages of Debian or Ubuntu into our cache. apt works on lists of its
 * own there, so that it needs no root, and nothing is installed or started.
 * @type {import('./redis.mjs').Way}
 */
export function privateRedis() {
  if (process.platform !== 'linux') return 'a private copy: there is one only for Linux with apt-get'

  try {
    if (!existsSync(home)) fetchInto(home)
    return { ...redisIn(home), how: 'private copy of the redis-server of this system' }
  } catch (error) {
    return `a private copy by apt-get download redis-server: ${wordsOf(error)}`
  }
}

/** @param {string} folder */
function redisIn(folder) {
  const libraries = path.join(folder, 'usr/lib')
  const folders = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const places = [libraries, ...folders.map(({ name }) => path.join(libraries, name))]
  return {
    path: path.join(folder, 'usr/bin/redis-server'),
    env: { LD_LIBRARY_PATH: places.join(path.delimiter) },
  }
}

/**
 * Unpacks beside the final place and moves in one step, so that an interrupted or a second run never finds half a copy.
 * @param {string} folder
 */
function fetchInto(folder) {
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(path.join(cache, 'draft-'))
  try {
    unpackPackages(draft)
    const unpacked = path.join(draft, 'root')
    const { path: program, env } = redisIn(unpacked)
    if (!runs(program, env)) throw new Error('it was unpacked, but does not run on this system')
    if (!existsSync(folder)) renameSync(unpacked, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** What of the server's dependencies a system without it may lack. */
const wanted = /^(redis-(server|tools)|libjemalloc|liblzf|libatomic|liblua5|lua-(bitop|cjson)|libluajit|libhiredis)/

/** @param {string} draft */
function unpackPackages(draft) {
  for (const folder of ['lists/partial', 'cache/archives/partial', 'root']) {
    mkdirSync(path.join(draft, folder), { recursive: true })
  }
  const lists = ['-o', `Dir::State::lists=${draft}/lists`, '-o', `Dir::Cache=${draft}/cache`]
  const options = ['-qq', ...lists, '-o', 'Debug::NoLocking=1', '-o', 'APT::Sandbox::User=']
  run('apt-get', [...options, 'update'], draft)
  const leaveOut = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
    (kind) => `--no-${kind}`,
  )
  const names = run('apt-cache', [...options, 'depends', '--recurse', ...leaveOut, 'redis-server'], draft).split('\n')
  run('apt-get', [...options, 'download', ...new Set(names.filter((name) => wanted.test(name)))], draft)
  for (const file of readdirSync(draft).filter((name) => name.endsWith('.deb')))
    run('dpkg-deb', ['-x', file, 'root'], draft)
}

/**
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {string} folder
 */
function run(program, parameters, folder) {
  const options = { cwd: folder, encoding: /** @type {const} */ ('utf8'), timeout: 180_000 }
  return execFileSync(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
}
