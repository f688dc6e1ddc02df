/**
 * A sentence cut at its blanks: words, and the numbers of the blanks between them. Where a term in back-ticks has a
 * blank in it, what is left of it stays a term on either side.
 */
export function piecesOf(sentence: string): (string | number)[] {
  let isTerm = false
  return sentence.split(/(\{\d+\})/u).flatMap<string | number>((piece) => {
    const blank = /^\{(\d+)\}$/u.exec(piece)
    if (blank) return [Number(blank[1])]

    const begun = isTerm ? '`' + piece : piece
    isTerm = begun.split('`').length % 2 === 0
    // A term with nothing left of it on this side is none.
    const words = (isTerm ? begun + '`' : begun).replaceAll('``', '')
    return words ? [words] : []
  })
}

/** A command's options keep their dashes: no line ends within them, or between them and the name. */
export const dashesJoined = (words: string) =>
  words.replace(/(?<!\S)--?(?=\w)/gu, (dashes) => [...dashes, ''].join('\u2060'))

/** The words with this one in the blank of that number, from 1; `''` takes it out. */
export const filledWith = (words: readonly string[], number: number, word: string): string[] =>
  words.map((other, at) => (at === number - 1 ? word : other))

/** The number of the next blank after this one that is empty; nothing when all are filled. */
export function nextEmpty(words: readonly string[], after: number): number | undefined {
  const numbers = words.map((_, at) => at + 1)
  return [...numbers.slice(after), ...numbers.slice(0, after)].find((number) => !words[number - 1]?.trim())
}
