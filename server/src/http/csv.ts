import { stringify } from 'csv-stringify/sync'

/** A cell as it is written: figures as figures, everything else as text. */
export type Cell = string | number | undefined

/** A table with the names of its columns. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/**
 * RFC 4180, for spreadsheets: with the mark by which they know UTF-8, and with an apostrophe before every text that they
 * would take for a formula. Names and answers come from anybody.
 */
export const toCsv = ({ columns, rows }: Table): string =>
  stringify([[...columns], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
  })
