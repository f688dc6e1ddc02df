import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type Role = 'button' | 'textbox'

export const isFocused = (page: Page, name: string | RegExp, role: Role) =>
  page
    .getByRole(role, { name })
    .first()
    .evaluate((control) => control === document.activeElement)

/** Walks on with the Tab key until the control has the focus, and sees that this shows. */
export async function walksTo(page: Page, role: Role, name: string | RegExp) {
  await page.getByRole(role, { name }).first().waitFor()
  for (let steps = 0; steps < 40 && !(await isFocused(page, name, role)); steps++) await page.keyboard.press('Tab')
  expect(await isFocused(page, name, role)).toBe(true)
  expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe('solid')
}
