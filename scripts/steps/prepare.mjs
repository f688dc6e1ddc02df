// Imported first by every command, before anything is installed: only Node's own modules, and no new syntax.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
refuseOldNode()
if (process.env.npm_lifecycle_event) endWithParent()

function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const needed = engines.node.replace('>=', '')
  if (process.versions.node.localeCompare(needed, 'en', { numeric: true }) >= 0) return

  console.error(`Jawab needs Node ${needed} or newer, and this is Node ${process.versions.node}.`)
  console.error('Get a newer one from https://nodejs.org, then try again.')
  process.exit(1)
}

/** npm hands a signal on to its shell only, and the shell ends without a word to us. */
function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
