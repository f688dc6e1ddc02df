import { newsInLua } from './news.ts'
import { script, touch } from './script.ts'

/**
 * [ST6] The last instant at which each seat was seen, never an older one.
 * KEYS: room, seen, news of seats. ARGV: now, lifetime, instant, tag of the news, seats.
 */
export const see = script(`${touch}${newsInLua}
local said = { ARGV[3] }
for at = 5, #ARGV do
  local seen = redis.call('HGET', KEYS[2], ARGV[at])
  if seen and tonumber(seen) < tonumber(ARGV[3]) then
    redis.call('HSET', KEYS[2], ARGV[at], ARGV[3])
    said[#said + 1] = ARGV[at]
  end
end
if #said == 1 then return 1 end

tell(KEYS[3], redis.call('HINCRBY', KEYS[1], 'seats', 1), ARGV[4], 'seen', said)
redis.call('EXPIRE', KEYS[3], ARGV[2])
touch(KEYS[1], ARGV[1], ARGV[2])
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
