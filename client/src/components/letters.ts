import type { Localized } from '@jawab/shared/language'

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Letter = (typeof letters)[number]

/** The letter of the option at that place; six are the most a question has. */
export function letterOf(index: number): Letter {
  const letter = letters[index]
  if (!letter) throw new Error(`No letter for option ${index}`)

  return letter
}

/** What to call each letter's shape when it is said or read out. */
export const shapeNames: Record<Letter, Localized> = {
  A: { en: 'circle', 'hi-Latn': 'gol' },
  B: { en: 'leaf', 'hi-Latn': 'patta' },
  C: { en: 'triangle', 'hi-Latn': 'tikona' },
  D: { en: 'diamond', 'hi-Latn': 'heera' },
  E: { en: 'star', 'hi-Latn': 'tara' },
  F: { en: 'hexagon', 'hi-Latn': 'chhakona' },
}

/** The letter's paint, as a value for CSS. */
export const paintOf = (letter: Letter) => `var(--answer-${letter.toLowerCase()})`

/** What is legible on that paint. */
export const onPaintOf = (letter: Letter) => `var(--on-answer-${letter.toLowerCase()})`
