import type { GivenMark } from '@jawab/shared/protocol/marks'

/** [RV3] Of each marker and team the mark that counts more, in whatever order they came. */
export function newestMarks(known: readonly GivenMark[], news: readonly GivenMark[]): readonly GivenMark[] {
  const newest = new Map(known.map((mark) => [keyOf(mark), mark]))
  for (const mark of news) {
    if (mark.seq >= (newest.get(keyOf(mark))?.seq ?? 0)) newest.set(keyOf(mark), mark)
  }
  return [...newest.values()]
}

const keyOf = ({ team, by }: GivenMark) => `${team} ${by}`
