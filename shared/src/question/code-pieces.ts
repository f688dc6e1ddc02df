import type { CodePiece } from '../language.ts'

/** A word before a colon, quoted or at the head of its line; else a quoted word; else a comment to the end of its line. */
const painted =
  /(?<key>"[^"\n]*"(?=\s*:)|(?<=^[\s-]*)[\w.-]+(?=:(?:\s|$)))|(?<string>"[^"\n]*"|'[^'\n]*')|(?<quiet>(?<=^|\s)#.*$)/gm

/**
 * Keys, strings and comments told apart, well enough for the few lines of YAML, JSON, shell or log a question shows.
 * Done here, so that no phone loads anything for it.
 */
export function codePieces(code: string): CodePiece[] {
  const pieces: CodePiece[] = []
  let end = 0
  for (const found of code.matchAll(painted)) {
    if (found.index > end) pieces.push({ text: code.slice(end, found.index) })
    pieces.push({ text: found[0], role: roleOf(found.groups) })
    end = found.index + found[0].length
  }
  return end < code.length ? [...pieces, { text: code.slice(end) }] : pieces
}

function roleOf(groups: RegExpMatchArray['groups']) {
  if (groups?.['key']) return 'key'
  return groups?.['string'] ? 'string' : 'quiet'
}
