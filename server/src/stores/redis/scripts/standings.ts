import { script } from './script.ts'

/**
 * [PT8] The first people and all teams, best first. Before totals are settled everybody who is in has nothing.
 * KEYS: room, in, points, team points. ARGV: last place.
 */
export const standings = script(`
if not redis.call('HGET', KEYS[1], 'settled') then return { redis.call('ZRANGE', KEYS[2], 0, ARGV[1]) } end

local people = redis.call('ZRANGE', KEYS[3], 0, ARGV[1], 'WITHSCORES')
return { {}, people, redis.call('ZRANGE', KEYS[4], 0, -1, 'WITHSCORES') }
`)

/** [PT8] The points of a seat, how many have more, and how many there are. KEYS: room, in, points. ARGV: seat. */
export const place = script(`
local number = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not number then return false end
if not redis.call('HGET', KEYS[1], 'settled') then return { '0', 0, redis.call('ZCARD', KEYS[2]) } end

local score = redis.call('ZSCORE', KEYS[3], string.format('%08d:%s', number, ARGV[1]))
return { score, redis.call('ZCOUNT', KEYS[3], '-inf', '(' .. score), redis.call('ZCARD', KEYS[3]) }
`)
