import { defineConfig } from 'vite'

// One file for node: our own workspaces go in, npm packages stay imports.
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
  },
})
