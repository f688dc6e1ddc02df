import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the lock file names no registry, so that it installs from any', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
  expect(lock).toContain('"integrity": "sha512-')
  expect(lock).not.toMatch(/"resolved": "[a-z+]+:/)
})
