import type { Rules } from '@jawab/shared/protocol/rules'
import { seconds, type Millis } from '@jawab/shared/time'

const HUDDLE: Millis = seconds(30)
const TEAM_ANSWER: Millis = seconds(20)

/** [TE4] How long teams talk between the stages of a round, in a room with these rules. */
export const huddleLength = ({ huddleSeconds }: Pick<Rules, 'huddleSeconds'>): Millis =>
  huddleSeconds === undefined ? HUDDLE : seconds(huddleSeconds)

/** [TE4] How long they then have to answer as one. */
export const teamAnswerLength = ({ teamSeconds }: Pick<Rules, 'teamSeconds'>): Millis =>
  teamSeconds === undefined ? TEAM_ANSWER : seconds(teamSeconds)
