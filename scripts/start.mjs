// `npm start`: from a fresh clone to a running server. Until the packages are installed only Node's own modules are used.
import './steps/prepare.mjs'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'

await installIfNeeded()
await buildIfNeeded()

// The server takes over this very process: signals and exit code are its own, and no wrapper stays behind.
process.setSourceMapsEnabled(true)
await import(pathToFileURL('server/dist/main.mjs').href)
