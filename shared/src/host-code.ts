/** Letters and digits that nobody confuses when they are read out; 32, so that five random bits choose one. */
export const HOST_CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const HOST_CODE_LENGTH = 8

/** [RM2] A one-use code as it was meant, however it was typed: in small letters, in groups, with a slip in between. */
export const readHostCode = (typed: string): string =>
  [...typed.toUpperCase()].filter((sign) => HOST_CODE_ALPHABET.includes(sign)).join('')

/** [RM2] A code as it is shown and read out: two groups of four. */
export const spokenHostCode = (code: string): string => code.replace(/^(.{4})(?=.)/, '$1 ')
