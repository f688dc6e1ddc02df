import { newsInLua } from './news.ts'
import { script, touch } from './script.ts'

/**
 * Puts those who are in, of a page of the joining order, into a draft of the leaderboard.
 * KEYS: order, in, draft of totals, draft of points. ARGV: first and last place, lifetime of a draft.
 */
export const draftPeople = script(`
for _, seat in ipairs(redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2])) do
  local number = redis.call('ZSCORE', KEYS[2], seat)
  local points = tonumber(redis.call('HGET', KEYS[3], seat) or '0')
  if number then redis.call('ZADD', KEYS[4], -points, string.format('%08d:%s', number, seat)) end
end
redis.call('EXPIRE', KEYS[4], ARGV[3])
return 1
`)

/**
 * [PT1] Puts drafts of totals in place of those that stand, unless these are of a newer scoring epoch. Seats that came
 * or went since the draft was begun are brought in first; when there are many, the next call goes on with them.
 *
 * KEYS: room, order, in, news of seats, totals, points, team points, the drafts of these three.
 * ARGV: now, lifetime, epoch, id and tag of the newest entry when the draft was begun, how many at most, tag of the news.
 * Replies with what has come of it, and where the next call goes on.
 */
export const settle = script(`${touch}${newsInLua}
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return { 'refused' } end
if tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0') > tonumber(ARGV[3]) then return { 'refused' } end
if redis.call('EXISTS', KEYS[8]) == 0 then return { 'expired' } end

local function bring_in(seat)
  local member = string.format('%08d:%s', redis.call('ZSCORE', KEYS[2], seat), seat)
  local points = tonumber(redis.call('HGET', KEYS[8], seat) or '0')
  if redis.call('ZSCORE', KEYS[3], seat) then
    redis.call('ZADD', KEYS[9], -points, member)
  else
    redis.call('ZREM', KEYS[9], member)
  end
end

local function take(entry)
  if entry.kind ~= 'seats' then return 0 end
  local met = 0
  for seat in lines_of(entry.said) do
    bring_in(seat)
    met = met + 1
  end
  return met
end

local last, is_all = follow(KEYS[4], ARGV[4], ARGV[5], tonumber(ARGV[6]), take)
if not last then return { 'expired' } end
if not is_all then return { 'again', last.id, last.tag } end

for at = 5, 7 do
  redis.call('UNLINK', KEYS[at])
  if redis.call('EXISTS', KEYS[at + 3]) == 1 then
    redis.call('RENAME', KEYS[at + 3], KEYS[at])
    redis.call('EXPIRE', KEYS[at], ARGV[2])
  end
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[3], 'settled', 'yes')
tell(KEYS[4], redis.call('HINCRBY', KEYS[1], 'seats', 1), ARGV[7], 'seats', {})
redis.call('EXPIRE', KEYS[4], ARGV[2])
touch(KEYS[1], ARGV[1], ARGV[2])
return { 'settled' }
`)
