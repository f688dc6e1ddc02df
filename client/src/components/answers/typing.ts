import { TYPED_LONGEST } from '@jawab/shared/question/folding'
import type { HTMLInputAttributes } from 'svelte/elements'

/** What keeps a phone's keyboard and a page's translator from changing what somebody types. */
export const typedAsIs = (isIdentifier: boolean): HTMLInputAttributes => ({
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: false,
  maxlength: TYPED_LONGEST,
  ...(isIdentifier ? { translate: 'no', lang: 'en' } : {}),
})
