import { existsSync } from 'node:fs'
import path from 'node:path'
import { runs } from './programs.mjs'

/**
 * A Chromium or Chrome that the machine has.
 * @type {import('./browser.mjs').Way}
 */
export function installedBrowser() {
  const found = places().find((place) => existsSync(place) && (process.platform === 'win32' || runs(place)))
  if (found) return { path: found, env: {}, how: found }

  return 'Chromium or Chrome on the PATH, and in the usual places of macOS and Windows: none runs'
}

function places() {
  if (process.platform === 'win32') return onWindows()
  return process.platform === 'darwin' ? [...onPath(), ...onMac] : onPath()
}

function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute)
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)))
}

const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

// Started with --version, Chrome on Windows opens a window instead of answering: there a file of that name must do.
function onWindows() {
  const { PROGRAMFILES, LOCALAPPDATA } = process.env
  const homes = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter((home) => home !== undefined)
  return homes.map((home) => path.join(home, 'Google/Chrome/Application/chrome.exe'))
}
