import { fileURLToPath } from 'node:url'

/** Where the pictures go. Nothing in it is committed. */
export const shotsFolder = fileURLToPath(new URL('../../shots', import.meta.url))
