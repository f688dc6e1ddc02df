import { execFileSync } from 'node:child_process'

/** The files of a process cannot grow any more, as on a full disk. Only Linux can do this to a running process. */
export const fillDiskOf = (pid: number | undefined) => limitFiles(pid, '4096')

export const freeDiskOf = (pid: number | undefined) => limitFiles(pid, 'unlimited')

function limitFiles(pid: number | undefined, most: string) {
  if (pid !== undefined) execFileSync('prlimit', ['--pid', String(pid), `--fsize=${most}:unlimited`])
}
