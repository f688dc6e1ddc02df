import { devicesOf, type Evidence, type Problem } from './evidence.ts'
import { linesAbout, type Line, type Shown } from './log.ts'

/** What may follow what ([RD1]); a step of the reveal is a phase of its own here. */
const followers: Readonly<Record<string, readonly string[]>> = {
  lobby: ['reading'],
  reading: ['question'],
  question: ['closed'],
  closed: ['key'],
  key: ['why'],
  why: ['marking', 'standings', 'reading', 'finished'],
  marking: ['standings', 'reading', 'finished'],
  standings: ['reading', 'finished'],
  finished: [],
}

/** [RD1] By version, over all that any device was shown: each phase of a round once, and in an order that is allowed. */
export function checkPhases(evidence: Evidence): Problem[] {
  const versions = shownVersions(evidence)
  return [
    ...(evidence.limits.mayFork ? [] : checkForks(evidence)),
    ...checkEdges(versions),
    ...checkRepeats(versions),
    ...(evidence.record.report.finished
      ? []
      : [{ what: 'game:unfinished' as const, detail: placeOf(versions.at(-1)) }]),
  ]
}

type View = Extract<Line, Shown>

/** One view of each version, the one shown last, in order. */
function shownVersions(evidence: Evidence): readonly View[] {
  const latest = new Map<number, View>()
  for (const view of allViews(evidence)) {
    if (view.at >= (latest.get(view.version)?.at ?? 0)) latest.set(view.version, view)
  }
  return [...latest.values()].toSorted((one, other) => one.version - other.version)
}

const allViews = (evidence: Evidence) => devicesOf(evidence).flatMap((device) => linesAbout(device, 'view'))

const phaseOf = ({ phase, step }: Shown) => step ?? phase
const placeOf = (view: Shown | undefined) => (view ? `round ${view.round} ${phaseOf(view)}` : 'nowhere')

function checkEdges(versions: readonly View[]): Problem[] {
  return versions.flatMap((view, at) => {
    const before = versions[at - 1]
    if (!before || isLegal(before, view)) return []
    const detail = `${placeOf(before)} (version ${before.version}) to ${placeOf(view)} (version ${view.version})`
    return [{ what: 'phase:illegal', detail }]
  })
}

/** A version that nobody saw may have held a phase of its own. */
function isLegal(before: View, after: View): boolean {
  const missed = after.version - before.version - 1
  let reached = [`${before.round} ${phaseOf(before)}`]
  for (let steps = 0; steps <= missed; steps++) {
    reached = [...new Set(reached.flatMap((place) => [place, ...nextPlaces(place)]))]
  }
  return reached.includes(`${after.round} ${phaseOf(after)}`)
}

function nextPlaces(place: string): string[] {
  const [round = '', phase = ''] = place.split(' ')
  return (followers[phase] ?? []).map((next) => `${next === 'reading' ? Number(round) + 1 : round} ${next}`)
}

/** Left once, a phase of a round never comes back. */
function checkRepeats(versions: readonly View[]): Problem[] {
  const places = versions.map(placeOf)
  return places.flatMap((place, at) => {
    const isEntered = place !== places[at - 1]
    const wasHere = places.indexOf(place) < at
    return isEntered && wasHere
      ? [{ what: 'phase:repeated', detail: `${place}, version ${versions[at]?.version}` }]
      : []
  })
}

/** A version is made once: its stamp is the same for everybody. */
function checkForks(evidence: Evidence): Problem[] {
  const stamps = new Map<number, Set<number>>()
  for (const { version, stamp } of allViews(evidence)) {
    stamps.set(version, (stamps.get(version) ?? new Set()).add(stamp))
  }
  return [...stamps]
    .filter(([, found]) => found.size > 1)
    .map(([version, found]) => ({ what: 'view:forked', detail: `version ${version} has ${found.size} stamps` }))
}
