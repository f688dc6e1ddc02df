import { newsInLua, NO_ENTRY } from './news.ts'
import { script } from './script.ts'

const seatAt = `
local function seat_at(id) return { redis.call('HGET', KEYS[2], id), redis.call('HGET', KEYS[3], id),
  redis.call('ZSCORE', KEYS[4], id) } end
local function revision_now() return redis.call('HGET', KEYS[1], 'seats') or '0' end
`

/**
 * Seats by their places in joining order, with how many there are, the revision of all of them, and the entry of their
 * news that tells of it, or none where nobody has told it.
 * KEYS: room, seats, seen, order, news. ARGV: first and last place.
 */
export const page = script(`${newsInLua}${seatAt}
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return false end

local seats = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[4], ARGV[1], ARGV[2])) do seats[#seats + 1] = seat_at(id) end
local revision, last = revision_now(), newest(KEYS[5])
if not last or last.revision ~= revision then last = { id = '${NO_ENTRY}', tag = '' } end
return { revision, last.id, last.tag, redis.call('ZCARD', KEYS[4]), seats }
`)

/**
 * What became of seats after an entry of their news: those that came or changed, as they are now, and who was seen when.
 * Empty when the entry is not known, or when somebody has changed seats and not told it.
 * KEYS: room, seats, seen, order, news. ARGV: id and tag of the entry, how many seats at most.
 */
export const seatsSince = script(`${newsInLua}${seatAt}
if redis.call('HEXISTS', KEYS[1], 'body') == 0 then return false end

local seats, seen, is_read = {}, {}, {}
local function take(entry)
  if entry.kind == 'seen' then
    seen[#seen + 1] = entry.said
    return 0
  end
  local before = #seats
  for id in lines_of(entry.said) do
    if not is_read[id] then seats[#seats + 1] = seat_at(id) end
    is_read[id] = true
  end
  return #seats - before
end

local revision = revision_now()
local last, is_all = follow(KEYS[5], ARGV[1], ARGV[2], tonumber(ARGV[3]), take)
if not last or is_all and last.revision ~= revision then return {} end
return { revision, last.id, last.tag, is_all and 1 or 0, seats, seen }
`)
