import { parseArgs } from 'node:util'
import { seconds } from '@jawab/shared/time'
import type { BenchSettings } from './plan.ts'

export type BenchOptions = BenchSettings & { readonly json: boolean }

/** [PT2] [PT3] Those in which time is worth something. */
const timed = ['learn', 'classic'] as const

/** Reads the command line; says on which word it is wrong. */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      answers: { type: 'string', default: '2000' },
      limits: { type: 'string', default: '20,5' },
      presets: { type: 'string', default: timed.join(',') },
      seed: { type: 'string', default: 'jawab' },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    answers: readWhole('--answers', values.answers, 1),
    limits: values.limits.split(',').map((limit) => seconds(readWhole('--limits', limit, 5))),
    presets: values.presets.split(',').map(readPreset),
    seed: values.seed,
    json: values.json,
  }
}

function readWhole(option: string, word: string, least: number) {
  const whole = Number(word)
  if (!Number.isInteger(whole) || whole < least) throw new Error(`${option} takes whole numbers from ${least}: ${word}`)
  return whole
}

function readPreset(word: string) {
  const preset = timed.find((name) => name === word)
  if (!preset) throw new Error(`--presets takes ${timed.join(' and ')}: ${word}`)
  return preset
}
