import type { Language } from '@jawab/shared/language'
import { listed } from '../../i18n/figures.ts'
import { stageWords } from '../../i18n/stage.ts'

/** One row of the standings, a team's or a person's, under the name the wall calls it. */
export type Ranked = {
  readonly name: string
  readonly points: number
  readonly rank: number
  readonly movement: number
  readonly gained: number
}

/** What the standings say in words: who leads, and by how much. [PT8] Ties share the lead. */
export function headlineOf(rows: readonly Ranked[], lang: Language, asPoints: (points: number) => string) {
  const words = stageWords[lang]
  const leaders = rows.filter(({ rank }) => rank === 1)
  const [leader] = leaders
  const next = rows.find(({ rank }) => rank > 1)
  if (!leader || leader.points === 0) return { news: words.allOpen }
  if (leaders.length > 1) return { news: sharedLead(leaders, lang) }

  const news = newsOf(leader)
  return next
    ? { news: words[news](leader.name), gap: words.ahead(asPoints(leader.points - next.points), next.name) }
    : { news: words[news](leader.name) }
}

function newsOf({ movement, points, gained }: Ranked) {
  if (movement > 0) return 'takesLead'
  return gained < points ? 'staysAhead' : 'leads'
}

const sharedLead = (leaders: readonly Ranked[], lang: Language) =>
  leaders.length > 2
    ? stageWords[lang].manyShareLead(leaders.length)
    : stageWords[lang].shareLead(listed(namesOf(leaders), lang))

export const namesOf = (rows: readonly Ranked[]) => rows.map(({ name }) => name)

/**
 * [PT0] Whole points, as long as that makes nobody look equal who is not; else with all decimals, so that
 * no place is decided by something the wall does not show.
 */
export function pointsIn(rows: readonly Ranked[], lang: Language) {
  const different = (values: readonly number[]) => new Set(values).size
  const points = rows.map((row) => row.points)
  const enough = different(points.map(Math.round)) === different(points)
  const format = new Intl.NumberFormat(lang === 'en' ? 'en' : 'en-IN', { maximumFractionDigits: enough ? 0 : 2 })
  return (value: number) => format.format(value)
}
