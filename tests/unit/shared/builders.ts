import * as v from 'valibot'
import { questionSchema, type Answer, type KindName, type Question } from '@jawab/shared/question/kinds'
import type { GivenAnswer, PlayedRound, RosterEntry } from '@jawab/shared/scoring/score-game'
import { seconds } from '@jawab/shared/time'

const both = (text: string) => ({ en: text, 'hi-Latn': text })

const common = (id: string) => ({
  id,
  title: both('A title'),
  tier: 'fundamentals',
  topics: ['containers'],
  facts: ['Q1.f1'],
  limitSeconds: 20,
  prompt: both('What is true?'),
  why: both('Because it is so.'),
  powerAnswer: both('It is so for a reason.'),
  sources: [{ title: 'The manual', url: 'https://example.org/manual' }],
})

/** Options as an author writes them: ids `o1`, `o2`, …, the ones at the given places right. */
export const authoredOptions = (count: number, right: readonly number[]) =>
  Array.from({ length: count }, (_, at) => ({
    id: `o${at + 1}`,
    text: both(`Option ${at + 1}`),
    ...(right.includes(at) ? { right: true } : { whyNot: both(`Not ${at + 1}.`) }),
  }))

/** Steps as an author writes them, the right order being the one given. */
export const authoredSteps = (ids: readonly string[]) => ids.map((id) => ({ id, text: both(`Step ${id}`) }))

/** Pairs `i1`, `i2`, …, each with the target of the number given. */
export const authoredPairs = (targets: readonly number[]) =>
  targets.map((target, at) => ({ id: `i${at + 1}`, text: both(`Item ${at + 1}`), target: both(`Target ${target}`) }))

export const authoredBuckets = ['b1', 'b2', 'b3'].map((id) => ({ id, text: both(`Bucket ${id}`) }))

/** Items `i1`, `i2`, … in these buckets. */
export const authoredItems = (buckets: readonly string[]) =>
  buckets.map((bucket, at) => ({ id: `i${at + 1}`, text: both(`Item ${at + 1}`), bucket }))

/** Sentences `o1`, `o2`, …, the ones at the given places wrong. */
export const authoredSentences = (count: number, wrong: readonly number[]) =>
  Array.from({ length: count }, (_, at) => ({
    id: `o${at + 1}`,
    text: both(`Sentence ${at + 1}`),
    ...(wrong.includes(at) ? { wrong: both(`Not ${at + 1}.`) } : {}),
  }))

/** By kind, what to change of `authored` for another key and nothing else; for a discussion, other points. */
export const otherKey: Readonly<Record<Exclude<KindName, 'poll'>, Overrides>> = {
  choice: { options: authoredOptions(4, [2]) },
  several: { options: authoredOptions(5, [1, 2, 4]) },
  'true-false': { right: false },
  order: { steps: authoredSteps(['s3', 's1', 's4', 's2']) },
  number: { right: 45 },
  match: { pairs: authoredPairs([2, 3, 1]) },
  sort: { items: authoredItems(['b2', 'b1', 'b1', 'b2', 'b3']) },
  text: { accepted: ['gateway', 'API'] },
  cloze: { blanks: [{ accepted: ['ACTIVE'], identifier: true }, { accepted: ['stopped'] }] },
  mistake: { sentences: authoredSentences(4, [0]) },
  scenario: { options: authoredOptions(4, [0]) },
  discuss: { points: authoredSteps(['p4', 'p5', 'p6', 'p7']) },
}

type Overrides = Readonly<Record<string, unknown>>

/** A question as an author writes it, right in every field unless told otherwise. */
export function authored(kind: KindName, overrides: Overrides = {}) {
  const own = {
    choice: { options: authoredOptions(4, [1]) },
    several: { options: authoredOptions(5, [0, 3]) },
    'true-false': { right: true, whyNot: both('It is not.') },
    order: { steps: authoredSteps(['s1', 's2', 's3', 's4']) },
    number: { right: 60, tolerance: 10, bounds: { least: 10, most: 200 }, unit: both('days') },
    match: { pairs: authoredPairs([1, 2, 3]), extra: [{ id: 'x', text: both('Target 9') }] },
    sort: { buckets: authoredBuckets, items: authoredItems(['b1', 'b1', 'b2', 'b3', 'b1']) },
    text: { accepted: ['load balancer', 'ALB'] },
    cloze: {
      sentence: both('First {1}, then {2}.'),
      blanks: [{ accepted: ['PENDING'], identifier: true }, { accepted: ['running', 'started'] }],
    },
    mistake: { sentences: authoredSentences(4, [1, 2]) },
    scenario: { incident: both('At night everything stopped.'), options: authoredOptions(4, [1]) },
    poll: { options: authoredSteps(['never', 'once', 'often']) },
    discuss: { limitSeconds: 90, points: authoredSteps(['p1', 'p2', 'p3']) },
  }
  return { ...common('a-question'), kind, ...own[kind], ...overrides }
}

export const aQuestion = (kind: KindName, overrides: Overrides = {}): Question =>
  v.parse(questionSchema, authored(kind, overrides))

export const anAnswer = (seat: string, answer: Answer, countedMs = seconds(5)): GivenAnswer => ({
  seat,
  answer,
  countedMs,
  creditMs: 0,
})

export const present = (seat: string, team?: string): RosterEntry =>
  team === undefined ? { seat, present: true } : { seat, team, present: true }
export const absent = (seat: string, team: string): RosterEntry => ({ seat, team, present: false })

/** A sealed `learn` round of 20 s on a choice whose right option is `o2`. */
export const aRound = (overrides: Partial<PlayedRound> = {}): PlayedRound => ({
  round: 1,
  question: aQuestion('choice'),
  limitMs: seconds(20),
  preset: 'learn',
  mode: 'mean',
  weight: 1,
  voided: false,
  streaks: false,
  answers: [],
  roster: [],
  marks: [],
  ...overrides,
})
