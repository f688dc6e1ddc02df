import { script } from './script.ts'

/**
 * What must be known to decide on some seats: the room, what all its seats amount to, and the seats that are named.
 *
 * KEYS: room, seats, seen, order, names, requests, tokens, teams, totals.
 * ARGV: pairs of a way to name a seat (id, name, request, token) and its value.
 */
export const look = script(`
local body = redis.call('HGET', KEYS[1], 'body')
if not body then return false end

local indexes = { name = KEYS[5], request = KEYS[6], token = KEYS[7] }
local found, seats = {}, {}
for at = 1, #ARGV, 2 do
  local index, id = indexes[ARGV[at]], ARGV[at + 1]
  if index then id = redis.call('HGET', index, id) end
  local seat = id and not found[id] and redis.call('HGET', KEYS[2], id)
  if seat then
    found[id] = true
    local total = redis.call('HGET', KEYS[9], id) or '0'
    seats[#seats + 1] = { seat, redis.call('HGET', KEYS[3], id), redis.call('ZSCORE', KEYS[4], id), total }
  end
end

local revision = redis.call('HGET', KEYS[1], 'seats') or '0'
local settled = redis.call('HGET', KEYS[1], 'settled') or ''
local teams = redis.call('HGETALL', KEYS[8])
return { body, revision, settled, redis.call('ZCARD', KEYS[4]), redis.call('HLEN', KEYS[5]), teams, seats }
`)
