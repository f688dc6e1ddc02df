import type { Part } from '@jawab/shared/language'
import type { PromptFace } from '@jawab/shared/question/kinds'

/** The prompt of a scenario begins with what happened, and the code that came with it; of other kinds it is all asked. */
export function toldAndAsked({ kind, prompt }: Pick<PromptFace, 'kind' | 'prompt'>) {
  const at = kind === 'scenario' ? prompt.length - 1 : 0
  return { told: prompt.slice(0, at), asked: prompt.slice(at) } satisfies Record<string, readonly Part[]>
}
