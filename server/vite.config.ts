import { defineConfig } from 'vite'

// For node: our own workspaces go in, npm packages stay imports. All is `.mjs`, since no package.json lies beside it where
// it runs from an image.
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
  },
})
