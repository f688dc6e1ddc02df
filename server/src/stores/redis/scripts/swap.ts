import { script } from './script.ts'

/** Compare-and-set of one key; nothing in place of it forgets it. KEYS: the key. ARGV: before, after, lifetime. */
export const swap = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end

if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3]) end
return 1
`)
