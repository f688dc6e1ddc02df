import { script } from './script.ts'

/** Keeps a text for a while. KEYS: its key. ARGV: the text, its lifetime. */
export const keep = script(`
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1
`)
