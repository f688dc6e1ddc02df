import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`

/**
 * The game speaks text over WebSocket only, so that no phone downloads other transports, or what takes binary
 * packets apart and together.
 */
const textOverWebSocket: Plugin = {
  name: 'text-over-web-socket',
  load: (id) => spared.find(({ file }) => id.replaceAll('\\', '/').endsWith(file))?.code,
  // The package does not say that its files may be left out when nothing of them is used.
  transform: (code, id) =>
    id.includes('/engine.io-client/') ? { code, map: null, moduleSideEffects: false } : undefined,
}

const spared = [
  {
    file: 'engine.io-client/build/esm/transports/index.js',
    code: `import { WS } from './websocket.js'; export const transports = { websocket: WS }`,
  },
  {
    file: 'socket.io-parser/build/esm/is-binary.js',
    code: 'export const isBinary = () => false; export const hasBinary = () => false',
  },
  {
    file: 'engine.io-parser/build/esm/encodePacket.browser.js',
    code: `import { PACKET_TYPES } from './commons.js'
      export const encodePacket = ({ type, data }, _, take) => take(PACKET_TYPES[type] + (data || ''))
      export const encodePacketToBinary = () => { throw new Error('There are no binary packets here') }`,
  },
  {
    file: 'engine.io-parser/build/esm/decodePacket.browser.js',
    code: `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js'
      export const decodePacket = (text) =>
        text[0] in PACKET_TYPES_REVERSE ? { type: PACKET_TYPES_REVERSE[text[0]], data: text.slice(1) || undefined } : ERROR_PACKET`,
  },
  {
    file: 'socket.io-parser/build/esm/binary.js',
    code: 'const never = () => { throw new Error("There are no binary packets here") }; export { never as deconstructPacket, never as reconstructPacket }',
  },
]

/**
 * What is loaded together is packed together: many small files cost a phone a tenth more than few large ones.
 * Earlier groups take their modules first.
 */
const downloads = [
  {
    name: 'svelte',
    test: /node_modules\/(svelte\/(?!.*(transitions|select|animate|motion|reactivity\/map))|clsx|esm-env)/,
  },
  { name: 'line', test: /node_modules\/(@socket\.io|socket\.io|engine\.io)|client\/src\/state\/connection/ },
  { name: 'home', test: /pages\/home\/Home\.svelte/ },
  { name: 'words-en', test: /i18n\/en\/(home|common|join|play|answers)\.ts/ },
  { name: 'words-hi-latn', test: /i18n\/hi-latn\/(home|common|join|play|answers)\.ts/ },
  { name: 'play', test: /pages\/play\/(Play|Round)\.svelte|shared\/src\/result/ },
  {
    name: 'door',
    test: /pages\/play\/(AtDoor|Waiting|Lobby|OwnChoices|Switches|Paused|Technical)\.svelte|teams\/suggest-name/,
  },
].map((group, at, { length }) => ({ ...group, priority: length - at }))

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), textOverWebSocket],
  build: {
    target: 'es2022',
    // The content security policy lets in no `data:` scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: downloads } } },
  },
  server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
})
