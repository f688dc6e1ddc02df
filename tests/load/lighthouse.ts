import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { aServer, type ServerProcess } from '../support/server-process.ts'

/**
 * `npm run lighthouse`: Lighthouse's phone, a slow one on a slow network, comes in by the PIN and by the QR code of a
 * room on the built server. The reports stay in `data/lighthouse/`.
 */

/** What a page has to reach, of 100. */
const LEAST: Readonly<Record<string, number>> = { performance: 95, accessibility: 100 }
const CATEGORIES = ['performance', 'accessibility', 'best-practices']
const METRICS: Readonly<Record<string, string>> = {
  'first-contentful-paint': 'first paint',
  'largest-contentful-paint': 'largest paint',
  'speed-index': 'speed index',
  'total-blocking-time': 'blocked for',
  'cumulative-layout-shift': 'layout shift',
  'total-byte-weight': 'weight',
}
const REPORTS = 'data/lighthouse'

/** As much of Lighthouse as is used here. */
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Judgement; report: string } | undefined>
type Judgement = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, Audit>>
  readonly runtimeError?: { readonly message: string }
}
type Audit = { readonly displayValue?: string }

const [entry] = process.argv.slice(2)
if (entry === undefined) throw new Error('Start it with `npm run lighthouse`')
const { default: lighthouse } = (await import(entry)) as { default: Lighthouse }

const folder = mkdtempSync(join(tmpdir(), 'jawab-lighthouse-'))
const server = await aServer({ folder })
await server.start()
const port = await freePort()
const browser = await launchBrowser([`--remote-debugging-port=${port}`])
try {
  await judge('home', `${server.base}/`)
  await judge('join', await joinLink(server))
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Prints what Lighthouse says of a page, and fails the run where that is too little. */
async function judge(page: string, url: string) {
  const judged = await lighthouse(url, { port, output: 'html', logLevel: 'error', onlyCategories: CATEGORIES })
  if (!judged || judged.lhr.runtimeError)
    throw new Error(`Lighthouse could not look at ${url}: ${judged?.lhr.runtimeError?.message}`)
  const { categories, audits } = judged.lhr
  mkdirSync(REPORTS, { recursive: true })
  writeFileSync(join(REPORTS, `${page}.html`), judged.report)

  console.log(`\n${page}  ${new URL(url).pathname}`)
  for (const category of CATEGORIES) sayScore(category, categories[category]?.score ?? 0)
  for (const [metric, name] of Object.entries(METRICS)) say(name, figureOf(audits[metric]))
}

function figureOf(audit: Audit | undefined) {
  return audit?.displayValue?.replace('Total size was ', '') ?? 'not measured'
}

function sayScore(category: string, share: number) {
  const score = Math.round(share * 100)
  const least = LEAST[category] ?? 0
  say(category, score >= least ? String(score) : `${score}, and ${least} is the least`)
  if (score < least) process.exitCode = 1
}

function say(name: string, figure: string) {
  console.log(`  ${name.padEnd(16)}${figure}`)
}

/** What the QR code of a new room says, at the address by which this server is reached here. */
async function joinLink({ base, startKey }: ServerProcess): Promise<string> {
  const response = await fetch(`${base}/api/rooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${startKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ packs: ['aws-containers'] }),
  })
  if (response.status !== 201) throw new Error(`No room: ${response.status} ${await response.text()}`)
  const { pathname, hash } = new URL(((await response.json()) as { joinUrl: string }).joinUrl)
  return `${base}${pathname}${hash}`
}
