import { script } from './script.ts'

/** Adds to a draft. KEYS: the draft. ARGV: the command that adds, the lifetime of a draft, what is added. */
export const fill = script(`
redis.call(ARGV[1], KEYS[1], unpack(ARGV, 3))
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
`)
