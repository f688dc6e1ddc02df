import * as v from 'valibot'
import { shuffled } from '../../random.ts'
import type { Kind } from '../kind.ts'
import { byId, idsDiffer } from '../options.ts'
import { placing, redrawn, type Placed } from '../placing.ts'
import { commonFields, localized, slug } from '../question.ts'

/** `targets` are the buckets. */
export type Sort = Placed<'sort'>

const BUCKET_LONGEST = 40
const ITEM_LONGEST = 80

/** Put every item into the bucket it belongs to. */
export const sort: Kind<Sort, Readonly<Record<string, string>>> = {
  ...placing(shareOfFullest),
  schema: v.pipe(
    v.strictObject({
      ...commonFields,
      kind: v.literal('sort'),
      buckets: v.pipe(
        v.array(v.strictObject({ id: slug, text: localized(BUCKET_LONGEST) })),
        v.minLength(2),
        v.maxLength(4),
        v.check((all) => idsDiffer(all), 'bucket ids must differ'),
      ),
      items: v.pipe(
        v.array(v.strictObject({ id: slug, text: localized(ITEM_LONGEST), bucket: slug })),
        v.minLength(4),
        v.maxLength(8),
        v.check((all) => idsDiffer(all), 'item ids must differ'),
      ),
    }),
    v.check(
      ({ buckets, items }) => items.every(({ bucket }) => buckets.some(({ id }) => id === bucket)),
      'items: one lies in a bucket that is not there',
    ),
    v.check(
      ({ buckets, items }) => buckets.every(({ id }) => items.some(({ bucket }) => bucket === id)),
      'buckets: one stays empty',
    ),
    v.transform(({ buckets, items, ...common }) => ({
      ...common,
      items: items.map(({ id, text }) => ({ id, text })),
      targets: buckets,
      right: Object.fromEntries(items.map(({ id, bucket }) => [id, bucket])),
    })),
  ),
  // [RD9] Buckets stay in the author's order, which no item depends on.
  deal: (question, random) =>
    redrawn(question, { items: shuffled(random, question.items.toSorted(byId)), targets: question.targets }, random),
}

/** [PT7] So that all into one bucket earns nothing, not even into the fullest. */
function shareOfFullest({ items, targets, right }: Sort) {
  const sizes = targets.map((target) => items.filter(({ id }) => right[id] === target.id).length)
  return Math.max(...sizes) / items.length
}
