import { OTHERS } from './others.ts'

/** `match` and `sort`: those who put this item to this target. */
export const pairPile = (item: string, target: string) => `${item} ${target}`

/** `text` and `cloze`: those who typed this into the blank of this number, from 1, as the game compares it. */
export const typedPile = (blank: number, folded: string) => `${blank} ${folded}`

/** All that was typed into the blank and is not named. */
export const otherTyped = (blank: number) => `${OTHERS} ${blank}`
