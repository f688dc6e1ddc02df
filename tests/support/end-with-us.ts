import type { ChildProcess } from 'node:child_process'

/** However this process ends, short of kill -9, the child does not outlive it. */
export function endWithUs(child: ChildProcess) {
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}
