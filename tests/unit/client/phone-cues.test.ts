import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const vibrate = vi.fn()
let kept: Record<string, string>

beforeEach(() => {
  kept = {}
  vibrate.mockClear()
  vi.stubGlobal('navigator', { vibrate })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  })
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** The cues of a page that has just been loaded. */
const loaded = async () => (await import('../../../client/src/state/phone-cues.svelte.ts')).phoneCues

test('a phone is still until its player switches it on', async () => {
  const cues = await loaded()
  cues.saved()
  expect(vibrate).not.toHaveBeenCalled()

  cues.toggle()
  vibrate.mockClear()
  cues.saved()
  expect(vibrate).toHaveBeenCalledExactlyOnceWith(15)
})

test('the switch is remembered, on and off', async () => {
  const cues = await loaded()
  cues.toggle()
  vi.resetModules()
  const later = await loaded()
  expect(later.isOn).toBe(true)

  later.toggle()
  vi.resetModules()
  expect((await loaded()).isOn).toBe(false)
})

test('a browser that cannot vibrate loses nothing', async () => {
  vi.stubGlobal('navigator', {})
  const cues = await loaded()
  cues.toggle()
  expect(() => cues.saved()).not.toThrow()
})
