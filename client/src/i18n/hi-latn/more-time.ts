import type { Translation } from '../dictionary.ts'
import type en from '../en/more-time.ts'

export default {
  title: 'Zyada time chahiye?',
  help: 'Har question mein, sirf is phone par. Kisi ko pata nahi chalta. Phir speed ke aadhe points milte hain, chahe jitna jaldi karo.',
  usual: 'Normal',
  times: (factor) => `×${factor}`,
  now: (factor) => `Zyada time, abhi ×${factor}`,
  done: 'Ho gaya',
} satisfies Translation<typeof en>
