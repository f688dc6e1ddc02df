import { script } from './script.ts'

/**
 * What an act of a team is decided on, besides the room and its seats: the revision of the team's record, the record,
 * the question of the round, and whether the stage is sealed; an empty text for what there is not.
 *
 * KEYS: room, questions, roster and records of the round. ARGV: the round, the team, the field of the revision.
 */
export const lookAtRecord = script(`
local revision = redis.call('HGET', KEYS[1], ARGV[3]) or ''
local record = redis.call('HGET', KEYS[4], ARGV[2]) or ''
local question = redis.call('HGET', KEYS[2], ARGV[1]) or ''
return { revision, record, question, redis.call('EXISTS', KEYS[3]) }
`)
