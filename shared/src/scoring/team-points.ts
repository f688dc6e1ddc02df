import { SOLO_TENTHS, TEAM_TENTHS } from '../teams/two-stage.ts'

/** [TE2] Whether a member counts in the mean: seen between opening and close, or with a standing answer. */
export const countsForTeam = ({ present, hasAnswer }: { readonly present: boolean; readonly hasAnswer: boolean }) =>
  present || hasAnswer

/** [TE2] [PT0] The mean of the members who count, in whole hundredths, half up; 0 when nobody counts. */
export function teamHundredths(memberPoints: readonly number[]): number {
  if (memberPoints.length === 0) return 0

  const sum = memberPoints.reduce((total, points) => total + points, 0)
  // Never minus zero, which is no figure to store.
  return Math.round((sum * 100) / memberPoints.length) + 0
}

/** [TE4] [PT0] A two-stage round in whole hundredths: 40 % the mean of its members, 60 % its answer. */
export const twoStageHundredths = (meanHundredths: number, answerPoints: number) =>
  Math.round((SOLO_TENTHS * meanHundredths + TEAM_TENTHS * answerPoints * 100) / 10) + 0
