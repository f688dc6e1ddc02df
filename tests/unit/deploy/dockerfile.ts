import { textOf } from './project.ts'

export type Instruction = { readonly word: string; readonly rest: string }

const source = textOf('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replaceAll('\\\n', '')

export const instructions: readonly Instruction[] = [...source.matchAll(/^([A-Z]+) +(.*)$/gm)].map(
  ([, word = '', rest = '']) => ({ word, rest }),
)

/** What the last stage says: the image that runs. */
export const image = instructions.slice(instructions.map(({ word }) => word).lastIndexOf('FROM'))

export const said = (word: string, of: readonly Instruction[] = image) =>
  of.filter((instruction) => instruction.word === word)

export const imageVariables: Readonly<Record<string, string>> = Object.fromEntries(
  said('ENV').flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=', 2) as [string, string])),
)
