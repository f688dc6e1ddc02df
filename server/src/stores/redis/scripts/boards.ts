import { script } from './script.ts'

/** The first of a board, each with score and name. KEYS: board, names. ARGV: last place. */
export const readBoard = script(`
local rows, found = redis.call('ZRANGE', KEYS[1], 0, ARGV[1], 'WITHSCORES'), {}
for at = 1, #rows, 2 do found[#found + 1] = { rows[at], rows[at + 1], redis.call('HGET', KEYS[2], rows[at]) } end
return found
`)
