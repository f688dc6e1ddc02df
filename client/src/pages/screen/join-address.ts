/** What to type to get to the join page: the host alone, since the PIN stands beside it. */
export const joinAddress = (joinUrl: string) => new URL(joinUrl).host
