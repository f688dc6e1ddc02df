// `npm run dev`: the server and the client, each reloading on change, in one terminal.
import './steps/prepare.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { programs } from './steps/programs.mjs'
import { exitCode, runHere } from './steps/run.mjs'

await installIfNeeded()

const address = 'http://localhost:5173'
console.log(`Jawab for developers: ${address}/ (the host link printed below leads there)`)

const both = [
  runHere([process.execPath, '--import', 'tsx', '--watch', '--watch-preserve-output', 'server/src/main.ts'], {
    JAWAB_PUBLIC_URL: address,
    ...process.env,
  }),
  runHere([...programs.vite, 'client', '--port', '5173', '--strictPort', '--clearScreen', 'false']),
]

for (const child of both) {
  child.on('exit', (code, signal) => {
    process.exitCode ??= exitCode(code, signal)
    for (const other of both) other.kill()
  })
}
