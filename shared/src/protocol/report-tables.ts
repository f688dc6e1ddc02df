/** What the report of a game can be had as, for a spreadsheet: one file each. */
export const reportTables = ['answers', 'rounds', 'people', 'teams', 'repairs'] as const
export type ReportTable = (typeof reportTables)[number]
