import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { launchBrowser } from '../support/browser.ts'
import { shotsFolder } from './folder.ts'

/** `npm run pictures`: smaller copies of the shots that the README shows, made of what `npm run shots` has taken. */

const pictures = [
  { from: 'wall/0 lobby--stage--en.png', name: 'wall-lobby', width: 640, height: 360 },
  { from: 'wall/choice 3 saved--stage--en.png', name: 'wall-question', width: 640, height: 360 },
  { from: 'wall/choice 6 why--stage--en.png', name: 'wall-why', width: 640, height: 360 },
  { from: 'phone/choice 3 saved--phone--en.png', name: 'phone-saved', width: 360, height: 740 },
  { from: 'phone/choice 6 why--phone--hi-Latn.png', name: 'phone-why', width: 360, height: 740 },
  { from: 'console/choice 4 closed--desk--en.png', name: 'console', width: 720, height: 450 },
]

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
mkdirSync(folder, { recursive: true })

const browser = await launchBrowser()
for (const { from, name, width, height } of pictures) {
  const source = path.join(shotsFolder, from)
  if (!existsSync(source)) throw new Error(`There is no ${source}. \`npm run shots\` takes it.`)
  const page = await browser.newPage({ viewport: { width, height } })
  // The browser shows a picture shrunk to its window.
  await page.goto(pathToFileURL(source).href)
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
  await page.close()
}
await browser.close()
