import type { Language } from '@jawab/shared/language'
import type { Banner } from '@jawab/shared/protocol/views'
import { seconds } from '@jawab/shared/time'
import { dictionaryOnDemand } from './dictionary.ts'

/** What a banner says. */
export const bannerWords = dictionaryOnDemand({
  en: () => import('./en/banner.ts'),
  'hi-Latn': () => import('./hi-latn/banner.ts'),
})

/** [PT10] [RD11] What just happened to the room, in words. */
export function sayBanner(banner: Banner, lang: Language): string {
  const words = bannerWords[lang]
  return banner.about === 'outage'
    ? words.serverBack(Math.round(banner.extraMs / seconds(1)))
    : words[banner.about](banner.round)
}
