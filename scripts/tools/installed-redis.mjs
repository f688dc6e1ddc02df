import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const OLDEST_VERSION = 7

/**
 * A redis-server or valkey-server on the PATH that is new enough.
 * @type {import('./redis.mjs').Way}
 */
export function installedRedis() {
  const found = places().find(isNewEnough)
  if (found) return { path: found, env: {}, how: found }

  return `redis-server and valkey-server on the PATH: none runs as version ${OLDEST_VERSION} or newer`
}

function places() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute)
  const all = folders.flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => path.join(folder, name)))
  return all.filter((place) => existsSync(place))
}

/** @param {string} place */
function isNewEnough(place) {
  const { status, stdout } = spawnSync(place, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && Number.parseInt(/\bv=(\d+)/.exec(stdout)?.[1] ?? '0') >= OLDEST_VERSION
}
