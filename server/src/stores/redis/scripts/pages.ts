import { script } from './script.ts'

const seatAt = `
local function seat_at(id) return { redis.call('HGET', KEYS[2], id), redis.call('HGET', KEYS[3], id),
  redis.call('ZSCORE', KEYS[4], id) } end
local function state() return redis.call('HGET', KEYS[1], 'body'), redis.call('HGET', KEYS[1], 'seats') or '0' end
`

/**
 * Seats by their places in joining order, with the room and the revision of its seats as of now.
 * KEYS: room, seats, seen, order. ARGV: first and last place.
 */
export const page = script(`${seatAt}
local body, revision = state()
if not body then return false end

local seats = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[4], ARGV[1], ARGV[2])) do seats[#seats + 1] = seat_at(id) end
return { body, revision, redis.call('ZCARD', KEYS[4]), seats }
`)

/**
 * The seats that came or changed since a revision, oldest first, with the revision as of now and that of the last one.
 * KEYS: room, seats, seen, order, touched. ARGV: revision, how many at most.
 */
export const touchedSince = script(`${seatAt}
local body, revision = state()
if not body then return false end

local seats, last = {}, ARGV[1]
local touched = redis.call('ZRANGEBYSCORE', KEYS[5], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
for at = 1, #touched, 2 do
  seats[#seats + 1] = seat_at(touched[at])
  last = touched[at + 1]
end
return { body, revision, last, seats }
`)
