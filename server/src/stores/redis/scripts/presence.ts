import { script, touch } from './script.ts'

/**
 * [ST6] The last instant at which each seat was seen, never an older one.
 * KEYS: room, seen, touched. ARGV: now, lifetime, instant, seats.
 */
export const see = script(`${touch}
local revision
for at = 4, #ARGV do
  local seen = redis.call('HGET', KEYS[2], ARGV[at])
  if seen and tonumber(seen) < tonumber(ARGV[3]) then
    revision = revision or redis.call('HINCRBY', KEYS[1], 'seats', 1)
    redis.call('HSET', KEYS[2], ARGV[at], ARGV[3])
    redis.call('ZADD', KEYS[3], revision, ARGV[at])
  end
end
if revision then touch(KEYS[1], ARGV[1], ARGV[2]) end
return 1
`)

/** [RD11] The newest beat stands. KEYS: room. ARGV: now, lifetime, instant. */
export const beat = script(`${touch}
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return 0 end

local last = redis.call('HGET', KEYS[1], 'lastBeat')
if not last or tonumber(last) < tonumber(ARGV[3]) then redis.call('HSET', KEYS[1], 'lastBeat', ARGV[3]) end
touch(KEYS[1], ARGV[1], ARGV[2])
return 1
`)
