import { dictionary } from './dictionary.ts'

/** The words of a phone that cannot simply come in. Few phones need them, and then both languages are small. */
export const doorWords = dictionary(
  {
    secondCode: 'Code on the big screen',
    crowd: 'Many are joining at once.',
    turnIn: (seconds: number) => `Your turn comes in ${seconds}\u00a0s.`,
    asked: 'The host sees that you asked to join as',
    byItself: 'Keep this page open. It goes on by itself.',
  },
  {
    secondCode: 'Badi screen ka code',
    crowd: 'Bahut log ek saath aa rahe hain.',
    turnIn: (seconds) => `Tumhari baari ${seconds}\u00a0s mein.`,
    asked: 'Host ko dikh raha hai ki tum is naam se aana chahte ho',
    byItself: 'Page khula rakhna. Apne aap aage badhega.',
  },
)
