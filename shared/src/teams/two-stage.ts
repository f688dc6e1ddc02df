/** [TE4] What the solo stage and the team's answer weigh, in tenths. */
export const SOLO_TENTHS = 4
export const TEAM_TENTHS = 6
