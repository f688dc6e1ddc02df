import type { Translation } from '../dictionary.ts'
import type en from '../en/banner.ts'

export default {
  void: (round) => `Question ${round} hata diya. Kisi ke points nahi kate.`,
  rekey: (round) => `Question ${round} ka sahi answer badal gaya. Sabke points phir se gine gaye.`,
  accept: (round) => `Question ${round} mein ek aur answer sahi hai. Sabke points phir se gine gaye.`,
  serverBack: (seconds) => `Wapas. Wahi question, ${seconds}\u00a0s extra.`,
} satisfies Translation<typeof en>
