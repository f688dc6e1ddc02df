import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './client/svelte.config.js'

const typed = { projectService: true, tsconfigRootDir: import.meta.dirname }

export default defineConfig(
  { ignores: ['**/dist/**', 'data/**', 'coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  { rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] } },
  { files: ['scripts/**', 'eslint.config.js'], languageOptions: { globals: globals.node } },
  {
    files: ['{shared,server,client}/src/**/*.ts', 'tests/**/*.ts'],
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: typed },
    // A method of a port may be async with nothing to wait for: what it throws is a rejection all the same.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    // Type-checked rules take template handlers for `any`, so components get the plain rules.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // They know neither a set that no view reads, nor a variable that only the markup reads.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-useless-assignment': 'off',
    },
  },
  {
    // The rules of play are pure: time travels in the command, chance lives in the room's seed.
    files: ['shared/src/**/*.ts', 'server/src/room/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals()],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Draw from the seed.' }],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'The rules do no I/O.' }] }],
      'no-restricted-syntax': [
        'error',
        { selector: ':function[async=true]', message: 'The rules wait for nothing.' },
        { selector: 'ImportExpression', message: 'The rules wait for nothing.' },
      ],
    },
  },
)

function impureGlobals() {
  const clocks = ['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']
  return [...clocks, 'crypto', 'fetch', 'process', 'globalThis']
}
