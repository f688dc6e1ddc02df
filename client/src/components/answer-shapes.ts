import type { Letter } from './letters.ts'

/** Outlines of the answer shapes in a box of 48. The number of corners is the number of the letter; A has none. */
export const answerShapes: Record<Letter, string> = {
  A: 'M4 24a20 20 0 1 1 40 0a20 20 0 1 1-40 0Z',
  B: 'M5 43C1 21 17 3 43 5c4 22-12 40-38 38Z',
  C: 'M24 5 45 42H3Z',
  D: 'M24 2 46 24 24 46 2 24Z',
  E: 'M24 2 32.5 13.8 46.3 18.2 37.8 30V44.5L24 40 10.2 44.5V30L1.7 18.2 15.5 13.8Z',
  F: 'M35 4.9 46 24 35 43.1H13L2 24 13 4.9Z',
}

/** How large the letter stands on its shape, and its foot line, so that it sits in the middle of the paint. */
export const letterPlaces: Record<Letter, { readonly size: number; readonly foot: number }> = {
  A: { size: 25, foot: 32 },
  B: { size: 25, foot: 32 },
  C: { size: 21, foot: 36.5 },
  D: { size: 23, foot: 31.5 },
  E: { size: 22, foot: 33.5 },
  F: { size: 25, foot: 32 },
}
