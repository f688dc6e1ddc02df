/** [TE2] Whether a member counts in the mean: seen between opening and close, or with a standing answer. */
export const countsForTeam = ({ present, hasAnswer }: { readonly present: boolean; readonly hasAnswer: boolean }) =>
  present || hasAnswer

/** [TE2] [PT0] The mean of the members who count, in whole hundredths, half up; 0 when nobody counts. */
export function teamHundredths(memberPoints: readonly number[]): number {
  if (memberPoints.length === 0) return 0

  const sum = memberPoints.reduce((total, points) => total + points, 0)
  return Math.round((sum * 100) / memberPoints.length)
}
