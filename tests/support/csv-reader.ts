/** Reads a file as a spreadsheet does (RFC 4180), without the mark at its beginning. */
export function readCsv(text: string): string[][] {
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  const rows: string[][] = [[]]
  const all = text.replace(/^\uFEFF/u, '')
  while (cells.lastIndex < all.length) {
    const [whole, quoted, plain = '', end] = cells.exec(all) ?? []
    if (whole === undefined) throw new Error(`No CSV from ${JSON.stringify(all.slice(0, 200))}`)
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
