import type { AskedRules } from '@jawab/shared/protocol/rules'
import type { Show } from '@jawab/shared/show/show'
import { unscored, usual, type Settings } from './settings.ts'
import type { Stock } from './stock.ts'

/** What a show says of a room, for a host to change before it is made; what it does not say is as usual. */
export function settingsOf({ packs, rules, rounds }: Show, stock: Stock): Settings {
  const said = Object.entries(rules).filter(([name]) => name in usual)
  const { teams = usual.teams, kinds } = rules
  return {
    ...usual,
    ...(Object.fromEntries(said) as Partial<Settings>),
    packs,
    length: rules.length ?? rounds?.length ?? usual.length,
    teams: typeof teams === 'number' ? teams : teams.length,
    without: kinds === undefined ? unscored : stock.kinds.filter((kind) => !kinds.includes(kind)),
  }
}

type Asked = { readonly packs: readonly string[]; readonly rules: AskedRules }

/** What is asked of a server when a show was chosen: the settings as they are now, and what only the show can say. */
export function withShow(asked: Asked, show: Show | undefined) {
  if (!show) return asked
  const { marking, ...rules } = show.rules
  const { teams } = rules
  const isSolo = asked.rules.mode === 'solo'
  return {
    ...(show.title ? { title: show.title } : {}),
    packs: asked.packs,
    rules: {
      ...rules,
      ...(isSolo || marking === undefined ? {} : { marking }),
      ...asked.rules,
      // Names come with a show only, and fit as long as there are as many teams.
      ...(Array.isArray(teams) && asked.rules.teams === teams.length ? { teams } : {}),
    },
    ...(show.rounds ? { rounds: show.rounds } : {}),
  }
}
