import { aQuestion } from '../unit/shared/builders.ts'
import type { Pack } from '@jawab/shared/pack/pack'

const both = (en: string, hinglish: string) => ({ en, 'hi-Latn': hinglish })

/** As much as an author may ask at once: a prompt past 160 characters with code under it, and options of two lines. */
export const longQuestion: Pack = {
  id: 'test-pack',
  title: both('Long questions', 'Lambe questions'),
  description: both('For pictures.', 'Pictures ke liye.'),
  questions: [
    aQuestion('choice', {
      id: 'long',
      prompt: both(
        'A team builds this image in CI on every push. Only `server.js` changes between two pushes, and still each build downloads all dependencies again and takes four minutes. Which change makes the second build fast without making the image larger?',
        'Ek team har push par CI mein yeh image banati hai. Do push ke beech sirf `server.js` badalti hai, phir bhi har build saari dependencies dobara download karta hai aur chaar minute leta hai. Kaunsa badlaav doosre build ko tez karega, image badi kiye bina?',
      ),
      code: {
        language: 'dockerfile',
        text: [
          'FROM node:20-slim',
          'WORKDIR /app',
          'COPY . .',
          'RUN npm ci --omit=dev',
          'USER node',
          'HEALTHCHECK CMD node healthcheck.js',
          'CMD ["node", "server.js"]',
        ].join('\n'),
      },
      options: [
        {
          id: 'o1',
          text: both(
            'Copy `package.json` and the lockfile first, install, and only then copy the rest',
            'Pehle `package.json` aur lockfile copy karo, install karo, uske baad hi baaki copy karo',
          ),
          right: true,
        },
        {
          id: 'o2',
          text: both(
            'Put `npm ci` into the start command, so that the build has nothing to download',
            '`npm ci` ko start command mein daalo, taaki build ko kuch download na karna pade',
          ),
          whyNot: both('Every start would download.', 'Har start par download hoga.'),
        },
        {
          id: 'o3',
          text: both('Use a larger build machine with more memory', 'Badi build machine lo, zyada memory ke saath'),
          whyNot: both('The work stays the same.', 'Kaam utna hi rahega.'),
        },
        {
          id: 'o4',
          text: both(
            'Join all lines into one `RUN`, so that there is only one layer to rebuild each time',
            'Saari lines ek `RUN` mein jod do, taaki har baar ek hi layer dobara bane',
          ),
          whyNot: both('Then everything is rebuilt.', 'Tab sab kuch dobara banega.'),
        },
      ],
    }),
  ],
}
