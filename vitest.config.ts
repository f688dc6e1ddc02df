import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const seconds = (count: number) => count * 1000

/** Of each project. Two at a time keep a small machine busy, and modules are loaded once for all files of a worker. */
const workers = { maxWorkers: 2, isolate: false }

/** A machine that does other work beside took three times as long, and nothing was wrong. */
const PATIENCE = seconds(20)

export default defineConfig({
  test: {
    reporters: ['default', './scripts/closing-line.mjs'],
    projects: [
      {
        test: {
          name: 'unit',
          ...workers,
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['tests/unit/client/**'],
          testTimeout: PATIENCE,
        },
      },
      {
        plugins: [svelte({ configFile: 'client/svelte.config.js' })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'client',
          ...workers,
          include: ['tests/unit/client/**/*.test.ts'],
          environment: './tests/support/reactive-node.ts',
          testTimeout: PATIENCE,
        },
      },
      {
        test: { name: 'contract', ...workers, include: ['tests/contract/**/*.test.ts'], testTimeout: seconds(30) },
      },
      {
        test: { name: 'wire', ...workers, include: ['tests/wire/**/*.test.ts'], testTimeout: seconds(30) },
      },
      {
        // Each game of the lab is three servers and more, so not too many of them at a time.
        test: {
          name: 'faults',
          ...workers,
          maxConcurrency: 3,
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: seconds(30),
        },
      },
      {
        // After all else. A game waits for people to read now and then, so three of them keep a small machine busy.
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          ...workers,
          maxWorkers: 3,
          testTimeout: seconds(240),
          hookTimeout: seconds(60),
        },
      },
    ],
  },
})
