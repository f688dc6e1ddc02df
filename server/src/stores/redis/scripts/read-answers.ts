import { newsInLua } from './news.ts'
import { script } from './script.ts'

/**
 * The answers that came or changed after an entry of their news, as seats and what is stored, in turn. Nothing when the
 * entry is not known, or when the round is sealed: what points come from is read whole.
 * KEYS: answers, their news, roster. ARGV: id and tag of the entry, how many answers at most.
 */
export const answersSince = script(`${newsInLua}
if redis.call('EXISTS', KEYS[3]) == 1 then return false end

local answers, is_read = {}, {}
local function take(entry)
  local before = #answers
  for seat in lines_of(entry.said) do
    if not is_read[seat] then
      answers[#answers + 1] = seat
      answers[#answers + 1] = redis.call('HGET', KEYS[1], seat)
    end
    is_read[seat] = true
  end
  return (#answers - before) / 2
end

local last, is_all = follow(KEYS[2], ARGV[1], ARGV[2], tonumber(ARGV[3]), take)
return last and { last.id, last.tag, is_all and 1 or 0, answers }
`)
