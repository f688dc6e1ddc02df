import { newsInLua } from './news.ts'
import { script, touch } from './script.ts'

/**
 * [RD3] [RD4] [RD6] [TM3] [TM4] `takeAnswer` and `countAnswer` once more, since they must be ruled in the step that stores:
 * the one rule that is written twice. The model and the contract hold the two together.
 *
 * It reads no words of people, which would not always be sound JSON to Redis: of the room only what `takingOf` leaves,
 * of a seat only its epoch, with a `w` while it waits or `x2` where its time factor is 2; of a standing answer its lines for seq and request.
 *
 * KEYS: room, epochs, then for each round named its answers, their news and its roster.
 * ARGV: now, lifetime, tag of the news, then for each answer: round, place of its round's keys, seat, epoch, seq, request, receivedAt,
 * claim and round trip (empty where there is none), and the stored answer without its times, open at the end.
 * Replies with two texts for each: the refusal or nothing, and the stored or standing answer or nothing.
 */
export const submit = script(`${touch}${newsInLua}
local taking = redis.call('HGET', KEYS[1], 'taking')
if not taking then return false end

local room = cjson.decode(taking)
local share = math.min(500, (room.limitMs or 0) / 20)
local grace = share + 50

local function is_paused(at) return room.since and (not room.resumesAt or at < room.resumesAt) end

local function own_closes_at(factor)
  return room.closesAt + math.min(room.extraMs or 0, room.limitMs * (factor - 1))
end

local function refusal_by_time(round, at, factor)
  if round < room.round then return 'answer:too-late' end
  if round > room.round or room.phase == 'lobby' then return 'answer:too-early' end
  if room.isTogether then return 'answer:together' end
  if room.phase == 'reading' then return 'answer:too-early' end
  if room.phase ~= 'solo' then return 'answer:too-late' end
  if at < room.opensAt then return 'answer:too-early' end
  if room.since and at > room.since + grace and is_paused(at) then return 'round:paused' end
  if at > own_closes_at(factor) + grace then return 'answer:too-late' end
end

local function elapsed_at(at)
  local before = room.pausedMs
  if room.resumesAt then before = before - (room.resumesAt - room.since) end
  if not room.since or at < room.since then return at - room.opensAt - before end
  if is_paused(at) then return room.since - room.opensAt - before end
  return at - room.opensAt - room.pausedMs
end

local function credit_of(elapsed, claim, round_trip)
  if not claim or not round_trip then return 0 end
  local allowed = math.floor(math.max(0, math.min(round_trip + 50, share)))
  return math.floor(math.max(0, math.min(elapsed - claim, math.min(elapsed, allowed))) + 0.5)
end

local function parts_of(standing)
  if not standing then return end
  return string.match(standing, '^([^\\n]*)\\n([^\\n]*)\\n(.*)$')
end

local sealed, written = {}, {}
for place = 1, (#KEYS - 2) / 3 do sealed[place] = redis.call('EXISTS', KEYS[2 + 3 * place]) == 1 end

local rulings = {}
local function rule(refusal, answer)
  rulings[#rulings + 1] = refusal
  rulings[#rulings + 1] = answer or ''
end

local function take(round, place, seat, epoch, seq, request, at, claim, round_trip, open)
  local mine = redis.call('HGET', KEYS[2], seat) or ''
  if mine == epoch .. 'w' then return rule('seat:waiting') end
  local own_epoch, own_factor = string.match(mine, '^(%d+)x?(.*)$')
  if own_epoch ~= epoch then return rule('seat:unknown') end
  local factor = tonumber(own_factor) or 1

  local answers = KEYS[3 * place]
  local standing_seq, standing_request, standing = parts_of(redis.call('HGET', answers, seat))
  if standing and standing_seq == seq and standing_request == request then return rule('', standing) end
  local refusal = refusal_by_time(tonumber(round), at, factor)
  if refusal then return rule(refusal, standing) end
  if standing and tonumber(seq) <= tonumber(standing_seq) then return rule('answer:superseded', standing) end
  if sealed[place] then return rule('answer:too-late', standing) end

  local elapsed = math.max(0, math.floor(elapsed_at(at) + 0.5))
  local credit = credit_of(elapsed, claim, round_trip)
  local stored = open .. string.format(',"countedMs":%.0f,"creditMs":%.0f', elapsed - credit, credit)
  if factor ~= 1 then stored = stored .. ',"timeFactor":' .. own_factor end
  stored = stored .. '}'
  redis.call('HSET', answers, seat, seq .. '\\n' .. request .. '\\n' .. stored)
  written[place] = written[place] or {}
  table.insert(written[place], seat)
  rule('', stored)
end

for at = 4, #ARGV, 10 do
  take(ARGV[at], tonumber(ARGV[at + 1]), ARGV[at + 2], ARGV[at + 3], ARGV[at + 4], ARGV[at + 5],
    tonumber(ARGV[at + 6]), tonumber(ARGV[at + 7]), tonumber(ARGV[at + 8]), ARGV[at + 9])
end
for place, seats in pairs(written) do
  local answers, news = KEYS[3 * place], KEYS[1 + 3 * place]
  tell(news, '', ARGV[3], 'answers', seats)
  redis.call('EXPIRE', answers, ARGV[2])
  redis.call('EXPIRE', news, ARGV[2])
end
if next(written) then touch(KEYS[1], ARGV[1], ARGV[2]) end
return rulings
`)
