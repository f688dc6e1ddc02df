/**
 * The installed programs, each as node and its script: the same on every system, and no wrapper stays between.
 * @satisfies {Record<string, import('./run.mjs').Command>}
 */
export const programs = {
  eslint: [process.execPath, 'node_modules/eslint/bin/eslint.js'],
  prettier: [process.execPath, 'node_modules/prettier/bin/prettier.cjs'],
  svelteCheck: [process.execPath, '../node_modules/svelte-check/bin/svelte-check'],
  typescript: [process.execPath, 'node_modules/typescript/bin/tsc'],
  vite: [process.execPath, 'node_modules/vite/bin/vite.js'],
  vitest: [process.execPath, 'node_modules/vitest/vitest.mjs'],
}
