import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** A source file: its place from the root, its code without comments, and what it imports. */
export type Module = { place: string; code: string; imports: string[] }

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every TypeScript file and component under a folder of the repository. */
export function modulesUnder(folder: string): Module[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .map((place) => parseModule(place, readFileSync(path.join(root, place), 'utf8')))
}

/** Imports are named from the root (`shared/src/time.ts`); those from outside as `node:fs` and `npm:express`. */
export function parseModule(place: string, source: string): Module {
  const code = source.replace(/\/\*.*?\*\/|(?<![:'])\/\/[^\n]*/gs, '')
  return { place, code, imports: specifiersIn(code).map((specifier) => targetOf(place, specifier)) }
}

const importing = /^\s*(?:import|export)\b[^'"]*?\bfrom\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm

function specifiersIn(code: string): string[] {
  return [...code.matchAll(importing)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function targetOf(place: string, specifier: string): string {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(place), specifier)
  if (specifier.startsWith('@jawab/shared/')) return `${specifier.replace('@jawab/shared/', 'shared/src/')}.ts`
  return specifier.startsWith('node:') ? specifier : `npm:${specifier}`
}
