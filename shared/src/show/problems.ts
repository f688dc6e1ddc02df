import type { BaseIssue } from 'valibot'
import type { Language } from '../language.ts'
import { refusalMessage } from '../protocol/refusal-message.ts'
import type { Refusal } from '../protocol/refusals.ts'
import { faultWords } from './fault-words.ts'

/** Something wrong with a show, and where in it: keys from the top, places in lists from 0. */
export type ShowProblem = { readonly path: readonly (string | number)[]; readonly fault: Fault }

/** What is wrong, for people to be told in their language. */
export type Fault =
  | { readonly is: 'unknown' | 'missing'; readonly name: string }
  | { readonly is: 'choice'; readonly among: string }
  | { readonly is: 'least' | 'most' | 'shortest' | 'longest'; readonly bound: number }
  | { readonly is: 'number' | 'text' | 'list' | 'fields' | 'yes-no' | 'name' | 'form' }
  | { readonly is: 'break' | 'both' | 'length' }
  /** In the words of the reader of YAML, which speaks English only. */
  | { readonly is: 'yaml'; readonly said: string }
  | { readonly is: 'refused'; readonly refusal: Refusal }

type Kinds = Readonly<Record<string, Fault>>

/** What a value was to be, by the step of the schema that failed. */
const forms: Kinds = {
  number: { is: 'number' },
  integer: { is: 'number' },
  string: { is: 'text' },
  array: { is: 'list' },
  object: { is: 'fields' },
  boolean: { is: 'yes-no' },
  regex: { is: 'name' },
}

/** The checks of ours that stand in a schema under a word of their own. */
const checks: Kinds = { break: { is: 'break' }, both: { is: 'both' }, length: { is: 'length' } }

const bounds: Readonly<Record<string, 'least' | 'most' | 'shortest' | 'longest'>> = {
  min_value: 'least',
  max_value: 'most',
  min_length: 'shortest',
  max_length: 'longest',
}

/** What an issue of a schema means to who wrote the value. */
export function faultOf(issue: BaseIssue<unknown>): Fault {
  const { type, expected, message, path = [] } = issue
  if (type === 'strict_object' && expected !== 'Object') {
    const key = path.at(-1)?.key
    return { is: expected === 'never' ? 'unknown' : 'missing', name: typeof key === 'string' ? key : '' }
  }
  if (type === 'strict_object') return { is: 'fields' }
  if (type === 'picklist')
    return { is: 'choice', among: (expected ?? '').replaceAll(/[()"]/g, '').replaceAll(' | ', ', ') }
  if (type === 'check') return checks[message] ?? { is: 'form' }
  const bound = bounds[type]
  if (bound !== undefined) return { is: bound, bound: Number((issue as { requirement?: unknown }).requirement) }
  return forms[type] ?? { is: 'form' }
}

/** The fault in plain words, with what to do about it. */
export function sayFault(fault: Fault, lang: Language): string {
  const words = faultWords[lang]
  switch (fault.is) {
    case 'unknown':
    case 'missing':
      return words[fault.is](fault.name)
    case 'choice':
      return words.choice(fault.among)
    case 'least':
    case 'most':
    case 'shortest':
    case 'longest':
      return words[fault.is](fault.bound)
    case 'yaml':
      return words.yaml(fault.said)
    case 'refused':
      return refusalMessage(fault.refusal, lang)
    default:
      return words[fault.is]
  }
}

/** `rounds.3.mode`, with places counted from 1 as people count. */
export const sayPath = (path: ShowProblem['path']) =>
  path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.')
