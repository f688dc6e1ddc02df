import { defineConfig } from 'vitest/config'

/** `npm run shots`: not a test, but everything a picture needs is what tests use. */
export default defineConfig({
  test: {
    name: 'shots',
    include: ['tests/shots/*.shots.ts'],
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/shots/sheet.ts'],
  },
})
