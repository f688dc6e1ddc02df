import type { StoredAnswer } from '../../room/answers.ts'

/** An answer as the script that rules on it stores it: the lines before it are for the script. */
export const parseAnswer = (stored: string) => JSON.parse(stored.slice(stored.lastIndexOf('\n') + 1)) as StoredAnswer
