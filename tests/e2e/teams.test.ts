import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from './checker.ts'
import { closes, does, showsKey, showsWhy } from './party.ts'
import { sees } from './people.ts'
import { aTeamParty, card, letterOf, packOf, recomputed, start } from './team-party.ts'
import { walksTo } from './walking.ts'

/** [TE3] [TE4] [TE5] Two teams of three phones answer as one, and their phones say what the record says. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const footKey = (page: Page, name: RegExp | string) =>
  page.getByRole('main').locator('..').getByRole('button', { name })

const opensTogether = async (party: Awaited<ReturnType<typeof aTeamParty>>) => {
  await does(party.host, 'next', ({ phase }) => phase === 'reading')
  await does(party.host, 'skip', ({ phase }) => phase === 'question')
  await Promise.all(party.all.map((page) => card(page, 'Task role').waitFor()))
}

const toTeamStage = (view: { phase: string; stage?: string }) => view.phase === 'question' && view.stage === 'team'

test('[TE4] two-stage: alone, huddle, together; one who drops blocks nobody and comes back as left', async () => {
  const party = await aTeamParty(browser, { rules: { mode: 'two-stage', huddleSeconds: 60, teamSeconds: 60 } })
  const { asha, bo, cai, dev, esha, farid, host } = party
  await party.opensQuestion(...party.all)
  const [task, execution] = [await letterOf(asha, 'Task role'), await letterOf(asha, 'Execution role')]
  for (const page of [asha, dev, esha, farid]) await card(page, 'Task role').click()
  for (const page of [bo, cai]) await card(page, 'Execution role').click()
  for (const page of party.all) await sees(page, /^Saved: /)
  await does(host, 'close', ({ phase }) => phase === 'huddle')

  // What each answered alone stands on the options of the own team, and on nobody else's.
  await sees(bo, 'Huddle. You split 2 : 1. Ask why, before anyone changes.')
  expect(await card(bo, 'Task role').textContent()).toContain('Asha')
  expect(await card(dev, 'Task role').textContent()).not.toContain('Asha')
  await sees(dev, /You all say/)
  expect(await faultsOf(bo, 'huddle')).toEqual([])

  // Bo backs Asha with one tap, and is gone; the others go on.
  await card(asha, 'Task role').click()
  await footKey(bo, `I agree: ${task}`).click()
  await sees(asha, `It stands: ${task}`)
  const device = bo.context()
  await bo.close()
  await card(cai, 'Task role').click()
  await sees(cai, '3 of 3 agree. You can still change it.')

  // [ST2] Back in the huddle, with what was proposed.
  const again = await device.newPage()
  await again.goto(`${party.base}/play/${party.room}`)
  await sees(again, `It stands: ${task}`)
  expect(await card(again, 'Task role').textContent()).toContain('You')
  await does(host, 'next', toTeamStage)
  await sees(again, 'Asha speaks for you.')
  await sees(asha, 'You speak for your team.')
  await card(again, 'Execution role').click()
  await sees(cai, '2 of 3 agree. You can still change it.')
  await again.reload()
  await sees(again, `It stands: ${task}`)
  expect(await card(again, 'Execution role').textContent()).toContain('You')
  expect(await faultsOf(asha, 'team stage')).toEqual([])

  // Two presses lock; then nobody can change it.
  await footKey(asha, `Lock ${task}`).click()
  await sees(asha, `Lock ${task} for good?`)
  await footKey(asha, `Yes, lock ${task}`).click()
  await sees(cai, `Locked: ${task}`)
  await sees(cai, 'Asha locked it. It is final.')
  expect(await card(cai, 'Execution role').getAttribute('aria-disabled')).toBe('true')
  expect(await faultsOf(cai, 'locked')).toEqual([])

  await closes(host)
  await sees(cai, `Your team: ${task}`)
  await sees(cai, `Your answer: ${execution}`)
  await showsKey(host)
  const { ofTeam, ofPerson, rounds } = await recomputed(party)
  const mean = [...(rounds[0]?.means.values() ?? [])][0] ?? 0
  await sees(cai, `Mean of your members: ${mean / 100} × 40%`)
  await sees(cai, `Team answer ${task}: 100 × 60%`)
  await sees(cai, `Phirki Force +${ofTeam('Phirki Force')}`)
  await sees(asha, `Right! +${ofPerson('Asha')}`)
  await sees(dev, `Kaagaz ki Naav +${ofTeam('Kaagaz ki Naav')}`)
  await asha.getByText('Points of your team').waitFor()
  expect(await faultsOf(asha, 'result of two parts')).toEqual([])
})

test('[TE3] shared: one answer for all, a change holds for the others, and the head speaks of the team', async () => {
  const party = await aTeamParty(browser, { rules: { mode: 'shared' } })
  const { asha, bo, dev, host } = party
  await opensTogether(party)
  const [task, group] = [await letterOf(asha, 'Task role'), await letterOf(asha, 'A security group')]
  await card(bo, 'A security group').click()
  await sees(bo, /The others look at it for/)
  expect(await card(bo, 'Task role').getAttribute('aria-disabled')).toBe('true')
  await sees(asha, `Your team says ${group}`)
  await sees(asha, 'Bo gave it last.')
  await card(asha, 'Task role').click()
  await sees(bo, `Your team says ${task}`)
  await sees(bo, 'Asha gave it last.')
  await sees(dev, 'No team answer yet')
  expect(await faultsOf(bo, 'shared')).toEqual([])
  // The two seconds are over, and Bo may change it again.
  await expect.poll(() => card(bo, 'Task role').getAttribute('aria-disabled'), { timeout: 4000 }).toBe('false')

  await closes(host)
  await sees(bo, `Your team: ${task}`)
  await sees(dev, 'Your team gave no answer.')
  await showsKey(host)
  const { ofTeam } = await recomputed(party)
  await sees(bo, `Your team was right: +${ofTeam('Phirki Force')}`)
  await sees(bo, `Team ${ofTeam('Phirki Force')} · 1st`)
  await sees(dev, `Kaagaz ki Naav ${ofTeam('Kaagaz ki Naav')}`)
  expect(await faultsOf(bo, 'result of the team')).toEqual([])
  await showsWhy(host)
  await does(host, 'next', ({ phase }) => phase === 'finished')
  await sees(dev, 'Kaagaz ki Naav is 2nd.')
})

test('[TE5] [TE6] relay: an answer of several parts is made here and proposed as one', async () => {
  const party = await aTeamParty(browser, { pack: packOf(start), rules: { mode: 'relay', kinds: ['order'] } })
  const { asha, bo, cai, host } = party
  await does(host, 'next', ({ phase }) => phase === 'reading')
  await does(host, 'skip', ({ phase }) => phase === 'question')
  await bo.getByRole('button', { name: 'Move A down' }).click()
  expect(await asha.getByText('Bo').count()).toBe(0)
  await bo.getByRole('button', { name: 'Propose this' }).click()
  await asha.getByRole('button', { name: 'Use this: B › A › C › D' }).click()
  await sees(cai, 'It stands: B › A › C › D')
  expect(await faultsOf(cai, 'proposals')).toEqual([])

  // By keyboard alone.
  await walksTo(asha, 'button', 'Lock B › A › C › D')
  await asha.keyboard.press('Enter')
  await asha.keyboard.press('Enter')
  await sees(cai, 'Locked: B › A › C › D')
  await closes(host)
  await showsKey(host)
  const { ofTeam } = await recomputed(party)
  await sees(cai, `Phirki Force ${ofTeam('Phirki Force') > 0 ? '+' : ''}${ofTeam('Phirki Force')}`)
})

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('[PT5] scratch cards: the spokesperson uncovers, and only the own team sees what', async () => {
    const party = await aTeamParty(browser, { lang, rules: { mode: 'relay', preset: 'scratch' } })
    const says = { en: scratchEn, 'hi-Latn': scratchHinglish }[lang]
    const { asha, bo, dev, host } = party
    await opensTogether(party)
    const [task, execution] = [await letterOf(asha, 'Task role'), await letterOf(asha, 'Execution role')]
    await card(bo, 'Execution role').click()
    await expect.poll(() => card(asha, 'Execution role').textContent()).toContain('Bo')
    await card(asha, 'Execution role').click()
    await footKey(asha, says.uncover(execution)).click()
    await expect.poll(() => card(bo, 'Execution role').textContent()).toContain(says.wrong)
    expect(await card(dev, 'Execution role').textContent()).not.toContain(says.wrong)
    await bo.reload()
    await expect.poll(() => card(bo, 'Execution role').textContent()).toContain(says.wrong)
    await card(asha, 'Task role').click()
    await footKey(asha, says.uncover(task)).click()
    await sees(bo, says.found(task))
    await sees(bo, says.earns)
    expect(await faultsOf(bo, 'scratched')).toEqual([])
    expect(await faultsOf(dev, 'scratch card')).toEqual([])
    await closes(host)
    await showsKey(host)
    expect((await recomputed(party)).ofTeam('Phirki Force')).toBe(50)
    await sees(bo, says.result)
  })

  test('[PT4] certainty: said by keyboard, sent again when it changes, and seen at the end', async () => {
    const party = await aTeamParty(browser, { lang, rules: { mode: 'mean', preset: 'certainty' } })
    const says = { en: sureEn, 'hi-Latn': sureHinglish }[lang]
    const { asha, bo, host } = party
    await party.opensQuestion(...party.all)
    await card(asha, 'Task role').click()
    await asha.getByRole('radio', { name: says.guess }).focus()
    await asha.keyboard.press('ArrowRight')
    await asha.keyboard.press('ArrowRight')
    await card(bo, 'Execution role').click()
    await bo.getByText(says.fairly).first().click()
    await expect.poll(() => asha.getByRole('radio', { name: says.sure }).isChecked()).toBe(true)
    await sees(asha, party.says.saved(await letterOf(asha, 'Task role')))
    expect(await faultsOf(asha, 'certainty')).toEqual([])
    // [ST2] How sure comes back with the answer.
    await asha.reload()
    await expect.poll(() => asha.getByRole('radio', { name: says.sure }).isChecked()).toBe(true)
    await closes(host)
    await showsKey(host)
    await sees(asha, says.wonAll)
    await sees(bo, '−20')
    const { ofPerson } = await recomputed(party)
    expect([ofPerson('Asha'), ofPerson('Bo')]).toEqual([30, -20])
    expect(await faultsOf(bo, 'result of certainty')).toEqual([])
    await showsWhy(host)
    await does(host, 'next', ({ phase }) => phase === 'finished')
    await sees(asha, says.calibrated)
    expect(await faultsOf(asha, 'calibration')).toEqual([])
  })
})

const scratchEn = {
  uncover: (letter: string) => `Uncover ${letter}`,
  wrong: 'Not this',
  found: (letter: string) => `Found: ${letter}`,
  earns: 'At attempt 2: 50 for your team.',
  result: 'Your team was right: +50',
}

const scratchHinglish = {
  uncover: (letter: string) => `${letter} kholo`,
  wrong: 'Yeh nahi',
  found: (letter: string) => `Mil gaya: ${letter}`,
  earns: 'Try 2 mein: team ko 50.',
  result: 'Team sahi thi: +50',
}

const sureEn = {
  guess: /^A guess/,
  fairly: 'Fairly',
  sure: /^Sure/,
  wonAll: 'Right! +30',
  calibrated: 'You said “sure” once: right once.',
}

const sureHinglish = {
  guess: /^Tukka/,
  fairly: 'Lagta hai',
  sure: /^Pakka/,
  wonAll: 'Sahi! +30',
  calibrated: 'Tumne 1 baar “pakka” bola: 1 baar sahi.',
}
