import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from '../support/browser.ts'
import { shotsFolder } from './folder.ts'

/** Begins with an empty folder, and ends with a contact sheet of all that was shot: a page, and a picture a screen. */
export default function setup() {
  rmSync(shotsFolder, { recursive: true, force: true })
  mkdirSync(shotsFolder, { recursive: true })
  return makeSheets
}

async function makeSheets() {
  const screens = readdirSync(shotsFolder).filter((name) => statSync(path.join(shotsFolder, name)).isDirectory())
  const sections = screens.map((screen) => ({ screen, html: sectionOf(screen) }))
  writeFileSync(path.join(shotsFolder, 'index.html'), pageOf(sections.map(({ html }) => html).join('')))

  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  for (const { screen, html } of sections) {
    const file = path.join(shotsFolder, `${screen}.html`)
    writeFileSync(file, pageOf(html))
    await page.goto(pathToFileURL(file).href)
    await page.screenshot({ path: path.join(shotsFolder, `sheet-${screen}.png`), fullPage: true })
    rmSync(file)
  }
  await browser.close()
  console.log(`Contact sheet: ${path.join(shotsFolder, 'index.html')}`)
}

function sectionOf(screen: string) {
  const pictures = readdirSync(path.join(shotsFolder, screen)).toSorted()
  const figures = pictures.map((file) => {
    const place = `${screen}/${encodeURIComponent(file)}`
    return `<figure><a href="${place}"><img src="${place}" alt=""></a><figcaption>${file.replace('.png', '')}</figcaption></figure>`
  })
  return `<h2>${screen}</h2><div>${figures.join('')}</div>`
}

const pageOf = (body: string) => `<!doctype html><meta charset="utf-8"><title>Jawab, every screen</title><style>
body { font: 14px/1.3 system-ui; background: #ddd; margin: 16px }
div { display: flex; flex-wrap: wrap; gap: 12px }
figure { margin: 0 } img { display: block; height: 300px; border: 1px solid #888 }
figcaption { max-width: 300px }
</style>${body}`
