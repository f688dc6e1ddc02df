import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv, type Cell } from '../../../server/src/http/csv.ts'
import { readCsv } from '../../support/csv-reader.ts'

/** What a spreadsheet takes for the beginning of a formula, in the widths of every keyboard. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u

const hostile = [
  '=1+1',
  '+91',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '=a\nb',
  '"',
  '""',
  ',',
  '\r\n',
  '=cmd|"/c calc"!A0',
]
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }))
const anyCell: fc.Arbitrary<Cell> = fc.oneof(anyText, fc.integer(), fc.constant(undefined))
const anyTable = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({
    columns: fc.array(anyText, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(anyCell, { minLength: width, maxLength: width })),
  }),
)

const written = (cell: Cell) => (cell === undefined ? '' : String(cell))

test('every cell comes back as it was, but for the apostrophe that keeps it from being a formula', () => {
  fc.assert(
    fc.property(anyTable, ({ columns, rows }) => {
      const read = readCsv(toCsv({ columns, rows }))
      const meant = [columns, ...rows].map((row) =>
        row.map((cell) => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : written(cell))),
      )
      expect(read).toEqual(meant)
    }),
  )
})

test('no text begins a formula; figures stay figures', () => {
  fc.assert(
    fc.property(anyTable, ({ columns, rows }) => {
      const read = readCsv(toCsv({ columns, rows }))
      const isFigure = (row: number, at: number) => row > 0 && typeof rows[row - 1]?.[at] === 'number'
      const formulas = read.flatMap((row, number) =>
        row.filter((cell, at) => !isFigure(number, at) && FORMULA.test(cell)),
      )
      expect(formulas).toEqual([])
    }),
  )
  expect(toCsv({ columns: ['points', 'name'], rows: [[-3, '-3']] })).toBe("\uFEFFpoints,name\r\n-3,'-3\r\n")
})

test('begins with the mark by which spreadsheets know UTF-8', () => {
  expect(toCsv({ columns: ['naam', 'x'], rows: [['आशा', 'b']] })).toBe('\uFEFFnaam,x\r\nआशा,b\r\n')
})
