/** The longest answer that is typed, in the letters of a script. */
export const TYPED_LONGEST = 40

/** As it is shown: no back-ticks, nothing invisible, single blanks. */
export const tidied = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\p{C}`´]/gu, (sign) => (/\s/u.test(sign) ? ' ' : ''))
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * As it is compared. Phones turn straight quotes and double hyphens into finer ones; they are turned back. In words,
 * unlike identifiers, quotes around them, a sign at their end and hyphens between them make no difference either.
 */
export function folded(typed: string, identifier: boolean): string {
  const plain = tidied(typed).toLowerCase().replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/—/gu, '--')
  if (identifier) return plain.replace(/[‐‑–−]/gu, '-')
  return plain.replace(/[\s\-‐‑–−]+/gu, ' ').replace(/^["' ]+|["'.,;:!? ]+$/gu, '')
}
