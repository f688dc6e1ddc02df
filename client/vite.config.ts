import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`

/** The game speaks over WebSocket only, so that no phone downloads the other transports. */
const webSocketOnly: Plugin = {
  name: 'web-socket-only',
  load: (id) =>
    /engine\.io-client\/build\/esm\/transports\/index\.js$/.test(id)
      ? `import { WS } from './websocket.js'; export const transports = { websocket: WS }`
      : undefined,
  // The package does not say that its files may be left out when nothing of them is used.
  transform: (code, id) =>
    id.includes('/engine.io-client/') ? { code, map: null, moduleSideEffects: false } : undefined,
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), webSocketOnly],
  build: {
    target: 'es2022',
    // The content security policy lets in no `data:` scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
})
