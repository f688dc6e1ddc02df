import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { wordsOf, runs } from './programs.mjs'

const version = '153.0.0'
const integrity = 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=='

const cache = fileURLToPath(new URL('../../node_modules/.cache/jawab-tools', import.meta.url))
const home = path.join(cache, `chromium-${version}`)

/**
 * Chromium's headless shell with its libraries and fonts, unpacked from an npm package into our cache. Only its files
 * are used, so it stays out of package.json: who only hosts games never loads it.
 * @type {import('./browser.mjs').Way}
 */
export function privateBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'a private copy: there is one only for Linux on x64'

  try {
    if (!existsSync(home)) fetchInto(home)
    return { ...browserIn(home), how: `private copy of Chromium ${version}` }
  } catch (error) {
    return `a private copy by npm pack @sparticuz/chromium@${version}: ${wordsOf(error)}`
  }
}

/** @param {string} folder */
function browserIn(folder) {
  return {
    path: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
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
    unpack(fetchPackage(draft), draft)
    const { path: program, env } = browserIn(draft)
    if (!runs(program, env)) throw new Error('it was unpacked, but does not run on this system')
    if (!existsSync(folder)) renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @returns the path of the fetched archive, whose hash is the pinned one
 */
function fetchPackage(folder) {
  const options = ['--loglevel=error', '--fetch-retries=1', `--pack-destination=${folder}`]
  run('npm', ['pack', `@sparticuz/chromium@${version}`, ...options])
  const archive = path.join(folder, `sparticuz-chromium-${version}.tgz`)
  const hash = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (hash !== integrity) throw new Error(`refused, its hash ${hash} is not the pinned ${integrity}`)
  return archive
}

/**
 * @param {string} archive
 * @param {string} folder
 */
function unpack(archive, folder) {
  const parts = ['chromium', 'al2023.tar', 'fonts.tar'].map((name) => `package/bin/${name}.br`)
  run('tar', ['xzf', archive, '-C', folder, '--strip-components=2', ...parts])
  rmSync(archive)
  for (const part of ['al2023', 'fonts']) {
    decompress(path.join(folder, `${part}.tar`))
    run('tar', ['xf', path.join(folder, `${part}.tar`), '-C', folder])
    rmSync(path.join(folder, `${part}.tar`))
  }
  decompress(path.join(folder, 'chromium'), 0o755)
  writeFileSync(path.join(folder, 'fonts.conf'), fonts)
}

/** Without a configuration of its own, text has no glyphs on a machine without fonts. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`

/**
 * Turns `<file>.br` into `<file>`.
 * @param {string} file
 */
function decompress(file, mode = 0o644) {
  writeFileSync(file, brotliDecompressSync(readFileSync(`${file}.br`)), { mode })
  rmSync(`${file}.br`)
}

/**
 * @param {string} program
 * @param {readonly string[]} parameters
 */
function run(program, parameters) {
  execFileSync(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 })
}
