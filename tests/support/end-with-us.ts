import type { ChildProcess } from 'node:child_process'

const children = new Set<ChildProcess>()

process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')))

/** However this process ends, short of kill -9, the child does not outlive it. */
export function endWithUs(child: ChildProcess) {
  children.add(child)
  child.once('exit', () => children.delete(child))
}
