import { script } from './script.ts'

/**
 * News are a stream that says, change after change, what became of things that are kept beside it. Who knows them as they
 * were after one entry reads only what came since. An entry is known by its id and by a tag that no other write has ever
 * borne: what a failover has lost and what came in its place are never taken for each other.
 *
 * Each entry has a revision (empty where there is none), a tag, and what is told, line by line, under a name that says of
 * what kind it is.
 */

/** How many entries are kept, roughly. Who is further behind reads everything. */
export const NEWS_KEPT = 300

/** The id before that of every entry. */
export const NO_ENTRY = '0-0'

/** How many entries a script walks at once. */
const MOST_ENTRIES = 100

/**
 * For scripts: `tell` adds an entry, `follow` walks those after one, until `take` has said of them that it met so many
 * things. `follow` gives the last entry that was taken and whether it is the newest; nothing when the first is not known,
 * or not any more.
 */
export const newsInLua = `
local function tell(news, revision, tag, kind, said)
  local text = table.concat(said, '\\n')
  redis.call('XADD', news, 'MAXLEN', '~', ${NEWS_KEPT}, '*', 'revision', revision, 'tag', tag, kind, text)
end

local function entry_of(found)
  local fields = found[2]
  return { id = found[1], revision = fields[2], tag = fields[4], kind = fields[5], said = fields[6] }
end

local function newest(news)
  local found = redis.call('XREVRANGE', news, '+', '-', 'COUNT', 1)
  return found[1] and entry_of(found[1])
end

local function lines_of(said) return string.gmatch(said, '[^\\n]+') end

local function told_since(news, id, tag)
  local found = redis.call('XRANGE', news, id, '+', 'COUNT', ${MOST_ENTRIES})
  local entries = {}
  for at = 1, #found do entries[at] = entry_of(found[at]) end

  local is_all = #found < ${MOST_ENTRIES}
  if id == '${NO_ENTRY}' and (#entries == 0 or entries[1].revision == '1') then
    return entries, { id = id, tag = tag, revision = '0' }, is_all
  end
  local known = table.remove(entries, 1)
  if known and known.tag == tag then return entries, known, is_all end
end

local function follow(news, id, tag, most, take)
  local entries, last, is_all = told_since(news, id, tag)
  if not entries then return end

  local met = 0
  for _, entry in ipairs(entries) do
    if met >= most then return last, false end
    last = entry
    met = met + take(entry)
  end
  return last, is_all
end
`

/** The newest entry of news: its id and tag, or none. KEYS: news. */
export const newestEntry = script(`${newsInLua}
local last = newest(KEYS[1])
return { last and last.id or '${NO_ENTRY}', last and last.tag or '' }
`)

/** The command that adds an entry, where no script does. */
export const tellNews = (
  news: string,
  entry: { revision: number; tag: string; kind: string; said: readonly string[] },
) =>
  [
    'XADD',
    news,
    'MAXLEN',
    '~',
    NEWS_KEPT,
    '*',
    'revision',
    entry.revision,
    'tag',
    entry.tag,
    entry.kind,
    entry.said.join('\n'),
  ] as const
