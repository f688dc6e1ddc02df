import type { TeamShape } from '@jawab/shared/teams/teams'

/** A street toy in a box of 48: what is filled, and what is only a line. */
export type Toy = { readonly filled: string; readonly line?: string }

export const toys: Record<TeamShape, Toy> = {
  phirki: {
    filled:
      'M24 24V5c9 0 15 4 15 9 0 6-7 10-15 10ZM24 24H43c0 9-4 15-9 15-6 0-10-7-10-15Z' +
      'M24 24V43c-9 0-15-4-15-9 0-6 7-10 15-10ZM24 24H5c0-9 4-15 9-15 6 0 10 7 10 15Z',
  },
  naav: { filled: 'M3 29h42l-8 12H11ZM24 6 37 26H11Z' },
  gubbara: {
    filled: 'M24 3c9 0 15 7 15 15 0 9-8 16-13 18l3 5H19l3-5C17 34 9 27 9 18 9 10 15 3 24 3Z',
    line: 'M24 41c-2 2 2 3 0 6',
  },
  lattu: { filled: 'M21 2h6v7h-6zM7 11h34l-2 6H9ZM10 20h28c-2 9-8 14-12 17l-2 9-2-9c-4-3-10-8-12-17Z' },
  damru: {
    filled:
      'M9 6h30c1 0 2 2 1 3L28 24l12 15c1 1 0 3-1 3H9c-1 0-2-2-1-3l12-15L8 9c-1-1 0-3 1-3Z' +
      'M4 25a4 4 0 1 0 8 0 4 4 0 1 0-8 0ZM36 25a4 4 0 1 0 8 0 4 4 0 1 0-8 0Z',
  },
  jahaaz: { filled: 'M46 5 2 21l13 6ZM46 5 19 29l2 14 6-9 10 5Z' },
  kancha: {
    filled:
      'M24 4a20 20 0 1 1 0 40 20 20 0 0 1 0-40Zm-9 23c6-11 12-13 20-12-2 10-9 16-20 12Z' +
      'm-3-9c3-5 8-8 13-8-4 2-8 5-10 9Z',
  },
  pitthu: {
    filled:
      'M19 5h10a4 4 0 0 1 4 4v2a4 4 0 0 1-4 4H19a4 4 0 0 1-4-4V9a4 4 0 0 1 4-4Z' +
      'M13.5 18h21a4.5 4.5 0 0 1 4.5 4.5v2a4.5 4.5 0 0 1-4.5 4.5h-21A4.5 4.5 0 0 1 9 24.5v-2a4.5 4.5 0 0 1 4.5-4.5Z' +
      'M8 32h32a5 5 0 0 1 5 5v2a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5v-2a5 5 0 0 1 5-5Z',
  },
}
