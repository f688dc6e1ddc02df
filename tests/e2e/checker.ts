import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What fades in has its contrast only once it has: every animation that ends is taken to its end. */
const endEntrances = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    }
  })

/** What a checker finds wrong with a page as it stands, in words a failure can show. */
export async function faults(page: Page): Promise<string[]> {
  await endEntrances(page)
  // To load it takes longer than to check a page, so each document gets it once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate<string[]>(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  )
}

/** No control that a finger must hit is smaller than 44 px, apart from words within a text. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, input:not([type=radio], [type=checkbox]), select, a.button, summary',
      ),
    ]
      .filter((control) => control.checkVisibility() && !control.closest('[inert]'))
      .filter((control) => control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 120)),
  )
}

/** Everything that is wrong with a page, said with where it was. */
export async function faultsOf(page: Page, where: string): Promise<string[]> {
  const small = (await smallTargets(page)).map((control) => `small: ${control}`)
  return [...(await faults(page)), ...small].map((fault) => `${where}: ${fault}`)
}
