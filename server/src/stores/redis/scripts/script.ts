import { createHash } from 'node:crypto'

/** A Lua script, named by its content: two versions of the server never take one for the other. */
export type Script = { readonly source: string; readonly sha: string }

/** The scripts are kept as text in modules, so that they are found from the sources and in the one file of the build. */
export const script = (source: string): Script => ({ source, sha: createHash('sha1').update(source).digest('hex') })

/** Notes that something was written for the room. */
export const touch = `
local function touch(room, now, lifetime)
  local active = tonumber(redis.call('HGET', room, 'activeAt') or '0')
  if tonumber(now) > active then redis.call('HSET', room, 'activeAt', now) end
  redis.call('EXPIRE', room, lifetime)
end
`
