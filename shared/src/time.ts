/** A point of time in milliseconds since 1970, read from the store's clock ([TM0]), never from a device's own. */
export type Instant = number

/** A length of time in milliseconds. */
export type Millis = number

export const seconds = (count: number): Millis => count * 1000
export const minutes = (count: number): Millis => seconds(count * 60)
export const hours = (count: number): Millis => minutes(count * 60)

export const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
