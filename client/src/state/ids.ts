/** 128 random bits in hex. `getRandomValues` works on plain http too, where `randomUUID` does not exist. */
export const drawId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A number in [0, 1) from the browser's entropy, for things that rules draw with a `Random`. */
export const entropy = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
