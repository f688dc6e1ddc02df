import type { Translation } from '../dictionary.ts'
import type en from '../en/home.ts'

export default {
  tagline: 'Team quiz. Ek baar mein ek question, aur hamesha uska kyun.',
  headline: 'Team quiz jahan har jawab ke saath uska kyun milta hai.',
  promise:
    'Tumhara laptop host karta hai, phones PIN se judte hain. Na account, na cloud, aur kharab wifi mein bhi room chalta hai.',
  pin: 'Game PIN',
  pinHelp: 'Chhe digits, badi screen par. Ya wahan ka code camera se scan karo.',
  pinShort: 'PIN mein chhe digits hote hain. Badi screen par dekho.',
  join: 'Game join karo',
  or: 'ya',
  host: 'Game host karo',
  togetherTitle: 'Team mein khelo',
  together: 'Sab answer dete hain, aur team ka average ginta hai. Chup rehne wala utna hi ginta hai jitna tez wala.',
  whyTitle: 'Kyun, yeh bhi jaano',
  why: 'Sahi jawab kyun sahi hai, baaki kyun nahi, source aur date ke saath. English mein ya Hinglish mein, jaise chaho.',
  safeTitle: 'Room kabhi nahi khota',
  safe: 'Save matlab store ho gaya. Reload, sleep, wifi gaya, server band hua: game usi second se aage chalta hai.',
  savedSample: 'Save ho gaya: B. Time khatam hone tak badal sakte ho.',
} satisfies Translation<typeof en>
