import { parseArgs } from 'node:util'
import { seconds, type Millis } from '@jawab/shared/time'

export type LoadOptions = {
  /** Over all rooms. */
  readonly players: number
  readonly rooms: number
  /** Counted ones; a few more are played first, to warm up. */
  readonly questions: number
  /** Everybody answers within so long after the options are shown. */
  readonly window: Millis
  /** Everybody dials within so long; from then on heartbeats come as evenly. */
  readonly joinWithin: Millis
  readonly teams: number
  readonly nodes: number
  readonly store: 'embedded' | 'redis'
  /** A server that runs already, in place of one started here; with its start key. */
  readonly url?: string
  readonly startKey: string
  readonly seed: string
  readonly floor: boolean
  /** As many players are played beside, in so many rooms on a server of their own; 0 for none. */
  readonly against: number
  readonly json: boolean
}

export const TEAMS = 20

/** Reads the command line; says on which word it is wrong. */
export function readOptions(words: readonly string[]): LoadOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      players: { type: 'string', default: '1000' },
      rooms: { type: 'string', default: '1' },
      questions: { type: 'string', default: '5' },
      window: { type: 'string', default: '3' },
      'join-within': { type: 'string', default: '10' },
      teams: { type: 'string', default: String(TEAMS) },
      nodes: { type: 'string', default: '1' },
      store: { type: 'string', default: 'embedded' },
      url: { type: 'string' },
      'start-key': { type: 'string', default: '' },
      seed: { type: 'string', default: 'load' },
      against: { type: 'string' },
      'no-floor': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const number = (
    name: 'players' | 'rooms' | 'questions' | 'window' | 'join-within' | 'teams' | 'nodes' | 'against',
  ) => {
    const value = Number(values[name])
    if (!(value > 0)) throw new Error(`--${name} has to be a number above 0`)
    return value
  }
  if (values.store !== 'embedded' && values.store !== 'redis') throw new Error('--store is embedded or redis')
  return {
    players: number('players'),
    rooms: number('rooms'),
    questions: number('questions'),
    window: seconds(number('window')),
    joinWithin: seconds(number('join-within')),
    teams: number('teams'),
    nodes: number('nodes'),
    store: values.store,
    startKey: values['start-key'],
    seed: values.seed,
    floor: !values['no-floor'],
    against: values.against === undefined ? 0 : number('against'),
    json: values.json,
    ...(values.url === undefined ? {} : { url: values.url }),
  }
}
