import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { aFolder } from '../support/folders.ts'

/** Starts the real server, which is expected to give up, and gives what it said. */
async function givesUp(env: Record<string, string>) {
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], {
    env: { ...process.env, JAWAB_DATA: aFolder(), ...env },
  })
  let said = ''
  server.stdout.on('data', (text) => (said += String(text)))
  server.stderr.on('data', (text) => (said += String(text)))
  const [code] = (await once(server, 'close')) as [number]
  return { code, said }
}

test('a bad configuration is a readable list, and the server does not start', async () => {
  const { code, said } = await givesUp({ PORT: 'abc', JAWAB_LOG: 'loud' })
  expect(code).toBe(1)
  expect(said.trim().split('\n')).toEqual([
    'Jawab cannot start with this configuration:',
    '  - PORT is "abc", but should be a port from 0 to 65535.',
    '  - JAWAB_LOG is "loud", but should be debug, info, warn, error or silent.',
  ])
})

test('a port that is taken is said in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, said } = await givesUp({ PORT: String(port) })
  other.close()
  expect(code).toBe(1)
  expect(said.trim()).toBe(`Jawab cannot start: port ${port} is taken. Stop what uses it, or choose another with PORT.`)
})
