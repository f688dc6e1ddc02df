import { programs } from './programs.mjs'
import { runQuietly, secondsSince } from './run.mjs'

const cache = 'node_modules/.cache'

/** @type {readonly { name: string, command: import('./run.mjs').Command, folder?: string }[]} */
const checks = [
  { name: 'lint', command: [...programs.eslint, '--max-warnings', '0', '.'] },
  { name: 'types', command: typesOf('.') },
  { name: 'test types', command: typesOf('tests') },
  {
    name: 'components',
    command: [...programs.svelteCheck, '--fail-on-warnings', '--output', 'human'],
    folder: 'client',
  },
  { name: 'bank', command: [process.execPath, '--import', 'tsx', 'scripts/bank.ts'] },
  { name: 'format', command: [...programs.prettier, '--check', '--cache', '.'] },
]

/**
 * @param {string} project
 * @returns {import('./run.mjs').Command}
 */
function typesOf(project) {
  return [...programs.typescript, '-p', project, '--incremental', '--tsBuildInfoFile', `${cache}/types-${project}`]
}

/** Runs all checks side by side; a line for each, and the whole output of those that fail. */
export async function check() {
  const passed = await Promise.all(checks.map(runCheck))
  return passed.every(Boolean)
}

/** @param {(typeof checks)[number]} check */
async function runCheck({ name, command, folder }) {
  const started = performance.now()
  const { code, output } = await runQuietly(command, folder)
  console.log(`${name.padEnd(10)} ${code === 0 ? 'ok' : 'FAILED'} ${secondsSince(started)}`)
  if (code !== 0) console.error(output)
  return code === 0
}
