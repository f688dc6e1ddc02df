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

/** For scripts: adds an entry, and reads what came after one; nothing when that is not known, or not any more. */
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
`

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
