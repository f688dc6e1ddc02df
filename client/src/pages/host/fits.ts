import { createSubscriber } from 'svelte/reactivity'

/**
 * Whether a media query holds; whoever reads it while rendering follows it. Svelte's own would be packed with what
 * phones of players load.
 */
export class Fits {
  readonly #media: MediaQueryList
  readonly #follow: () => void

  constructor(query: string) {
    const media = matchMedia(query)
    this.#media = media
    this.#follow = createSubscriber((update) => {
      media.addEventListener('change', update)
      return () => media.removeEventListener('change', update)
    })
  }

  get current(): boolean {
    this.#follow()
    return this.#media.matches
  }
}
