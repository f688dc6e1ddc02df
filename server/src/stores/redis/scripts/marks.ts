import { script } from './script.ts'

/**
 * [RV3] What a mark is decided on, besides the room and its seats: the revision of all marks, and of one round its
 * question, its roster and its marks; an empty text for what there is not.
 *
 * KEYS: room, questions, roster and marks of the round. ARGV: the round.
 */
export const lookAtMarks = script(`
local revision = redis.call('HGET', KEYS[1], 'marks') or ''
local question = redis.call('HGET', KEYS[2], ARGV[1]) or ''
local roster = redis.call('GET', KEYS[3]) or ''
return { revision, question, roster, redis.call('HVALS', KEYS[4]) }
`)
