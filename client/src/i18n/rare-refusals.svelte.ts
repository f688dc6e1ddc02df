import type { Language } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { withWords } from './language.svelte.ts'
import type { refusalMessage } from './refusals.ts'

let say = $state.raw<typeof refusalMessage>()

/**
 * What was refused, in plain words, where hardly anything is: the words are fetched with the first refusal, by the line
 * that it came by. Nothing until they are here.
 */
export function rareRefusal(refusal: Refusal, lang: Language): string {
  if (!say) void withWords(import('./refusals.ts')).then((words) => (say = words.refusalMessage))
  return say?.(refusal, lang) ?? ''
}
