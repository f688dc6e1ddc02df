import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackProblem } from '@jawab/shared/pack/pack'
import { sayFault, sayPath } from '@jawab/shared/show/problems'
import type { Show } from '@jawab/shared/show/show'
import type { Packs } from '../runner/game-plan.ts'
import { readShowText } from './check-show.ts'
import type { LineProblem } from './show-text.ts'

/** A show that lies beside a pack; its id is the name of its file without the ending. */
export type PackShow = { readonly pack: string; readonly id: string; readonly show: Show }

export type LoadedShows = {
  readonly shows: readonly PackShow[]
  /** What is wrong with the shows that were left out. `file` is relative to the folder of packs. */
  readonly problems: readonly PackProblem[]
}

const SHOWS = 'shows'
const ENDING = '.yaml'

/** Reads the shows beside the packs of a folder. One with a mistake is left out, with the reasons; the others load. */
export async function loadShows(folder: string, packs: Packs): Promise<LoadedShows> {
  const shows: PackShow[] = []
  const problems: PackProblem[] = []
  for (const pack of packs.keys()) {
    for (const name of await namesIn(join(folder, pack, SHOWS))) {
      const file = join(pack, SHOWS, name)
      const read = readShowText(packs, await readFile(join(folder, file), 'utf8'))
      if (read.ok) shows.push({ pack, id: name.slice(0, -ENDING.length), show: read.value })
      else problems.push(...read.reason.map((problem) => ({ file, reason: said(problem) })))
    }
  }
  return { shows, problems }
}

/** A pack needs no shows. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith(ENDING)).toSorted()
}

const said = ({ line, path, fault }: LineProblem) =>
  [`line ${line}`, sayPath(path), sayFault(fault, 'en')].filter(Boolean).join(': ')
