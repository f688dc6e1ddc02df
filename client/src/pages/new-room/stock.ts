import type { Localized } from '@jawab/shared/language'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Tier } from '@jawab/shared/question/question'
import { kindWords } from '../../i18n/kinds.ts'
import type { ShowOffer } from './chosen-show.svelte.ts'
import { tierWords } from '../../i18n/tiers.ts'

type Counts<Word extends string> = Readonly<Partial<Record<Word, number>>>

/** A pack as the server offers it. */
export type PackOffer = {
  readonly id: string
  readonly titles: Localized
  readonly descriptions: Localized
  readonly questions: number
  readonly tiers: Counts<Tier>
  readonly topics: Counts<string>
  readonly kinds: Counts<KindName>
  /** Runs of show that lie beside it. */
  readonly shows: readonly ShowOffer[]
}

/** What there is to choose from in some packs, each in the order in which it is offered. */
export type Stock = {
  readonly tiers: readonly Tier[]
  /** The commonest first. */
  readonly topics: readonly string[]
  readonly kinds: readonly KindName[]
}

/** What a server has to draw from; fails where it does not answer. */
export async function offeredPacks(): Promise<readonly PackOffer[]> {
  const { packs } = (await (await fetch('/api/packs')).json()) as { packs: PackOffer[] }
  return packs
}

const wordsOf = <Word extends string>(names: Readonly<Record<Word, string>>) => Object.keys(names) as Word[]

export function stockOf(packs: readonly PackOffer[]): Stock {
  const topics = new Map<string, number>()
  for (const [topic, count = 0] of packs.flatMap((pack) => Object.entries(pack.topics))) {
    topics.set(topic, (topics.get(topic) ?? 0) + count)
  }
  return {
    tiers: wordsOf(tierWords.en).filter((tier) => packs.some((pack) => pack.tiers[tier])),
    topics: [...topics].toSorted(([, one], [, other]) => other - one).map(([topic]) => topic),
    kinds: wordsOf(kindWords.en).filter((kind) => packs.some((pack) => pack.kinds[kind])),
  }
}
