import * as v from 'valibot'
import { languages, type Localized } from '../../language.ts'
import { shuffled, type Random } from '../../random.ts'
import type { Kind, Offered } from '../kind.ts'
import { byId, idsDiffer } from '../options.ts'
import { placing, redrawn, type Placed } from '../placing.ts'
import { commonFields, localized, slug } from '../question.ts'

export type Match = Placed<'match'>

const ITEM_LONGEST = 60
const TARGET_LONGEST = 90

const pair = v.strictObject({ id: slug, text: localized(ITEM_LONGEST), target: localized(TARGET_LONGEST) })
const extra = v.strictObject({ id: slug, text: localized(TARGET_LONGEST) })

/** Give every item the target that belongs to it; to some targets nothing belongs. */
export const match: Kind<Match, Readonly<Record<string, string>>> = {
  // [PT7] Whoever knows nothing gets one of all targets right.
  ...placing(({ targets }) => 1 / targets.length),
  schema: v.pipe(
    v.strictObject({
      ...commonFields,
      kind: v.literal('match'),
      pairs: v.pipe(v.array(pair), v.minLength(3), v.maxLength(6)),
      extra: v.optional(v.pipe(v.array(extra), v.maxLength(2)), []),
    }),
    v.check(({ pairs, extra }) => idsDiffer([...pairs, ...extra]), 'ids of pairs and extra targets must differ'),
    v.check(
      ({ pairs, extra }) => readApart([...pairs.map(({ target }) => target), ...extra.map(({ text }) => text)]),
      'two targets read the same',
    ),
    v.transform(({ pairs, extra, ...common }) => ({
      ...common,
      items: pairs.map(({ id, text }) => ({ id, text })),
      targets: [...pairs.map(({ id, target }) => ({ id, text: target })), ...extra],
      right: Object.fromEntries(pairs.map(({ id }) => [id, id])),
    })),
  ),
  deal: dealPairs,
}

const readApart = (texts: readonly Localized[]) =>
  languages.every((lang) => new Set(texts.map((text) => text[lang].toLowerCase())).size === texts.length)

/** [RD9] Items from the order of their ids, targets from that of their texts: neither follows from what belongs together. */
function dealPairs(question: Match, random: Random): Match {
  const items = shuffled(random, question.items.toSorted(byId))
  const targets = shuffled(random, question.targets.toSorted(byText))
  return redrawn(question, { items, targets }, random)
}

const byText = (one: Offered, other: Offered) => (one.text.en < other.text.en ? -1 : 1)
