import { script, touch } from './script.ts'

/**
 * Runs commands if the room still has what they were decided on. Knows no rule: what it writes was decided by
 * `room/` from what was read, and a guard that fails sends the decision back.
 *
 * KEYS: the room, then every key that is written or to be kept for longer.
 * ARGV: now (empty: leave no trace), lifetime, number of guards, each as field and value (empty: no such field), then
 * commands: number of arguments, place of the key (0: none), name, arguments.
 */
export const commit = script(`${touch}
local now, lifetime, guards = ARGV[1], ARGV[2], tonumber(ARGV[3])
for guard = 0, guards - 1 do
  local stored = redis.call('HGET', KEYS[1], ARGV[4 + 2 * guard]) or ''
  if stored ~= ARGV[5 + 2 * guard] then return 0 end
end

local at = 4 + 2 * guards
while at <= #ARGV do
  local count, place = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
  local command = { ARGV[at + 2] }
  if place > 0 then command[2] = KEYS[place] end
  for argument = 1, count do command[#command + 1] = ARGV[at + 2 + argument] end
  redis.call(unpack(command))
  at = at + 3 + count
end

if now ~= '' then
  touch(KEYS[1], now, lifetime)
  for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, lifetime) end
end
return 1
`)
