import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PACK_FILE, readPack, type Pack, type PackProblem } from '@jawab/shared/pack/pack'
import { parseDocument } from 'yaml'

export type LoadedPacks = {
  /** By id. */
  readonly packs: ReadonlyMap<string, Pack>
  /** What is wrong with the packs that were left out. `file` is relative to the folder of packs. */
  readonly problems: readonly PackProblem[]
}

/** Reads every pack of a folder. One with a mistake is left out whole, with the reasons; the others load. */
export async function loadPacks(folder: string): Promise<LoadedPacks> {
  const packs = new Map<string, Pack>()
  const problems: PackProblem[] = []
  const found = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  for (const { name } of found.toSorted((one, other) => one.name.localeCompare(other.name))) {
    const loaded = await loadPack(join(folder, name))
    if (!loaded.ok) problems.push(...loaded.reason.map((problem) => ({ ...problem, file: join(name, problem.file) })))
    else if (packs.has(loaded.value.id))
      problems.push({ file: join(name, PACK_FILE), reason: `another pack has the id ${loaded.value.id}` })
    else packs.set(loaded.value.id, loaded.value)
  }
  return { packs, problems }
}

async function loadPack(folder: string) {
  const unreadable: PackProblem[] = []
  const files = new Map<string, unknown>()
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml'))) {
    const document = parseDocument(await readFile(join(folder, file), 'utf8'))
    const [mistake] = document.errors
    if (mistake) unreadable.push({ file, reason: mistake.message })
    else files.set(file, document.toJS())
  }
  if (unreadable.length > 0) return { ok: false as const, reason: unreadable }
  return readPack(files.get(PACK_FILE), files)
}
