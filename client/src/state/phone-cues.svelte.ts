import type { Sound } from '../sound/sound.svelte.ts'
import { keep, recall } from './storage.ts'

const KEY = 'jawab.phone-sound'
const BUZZ_MS = 15

/** What a phone lets be heard and felt: nothing, until somebody switches it on. Remembered for the next game. */
class PhoneCues {
  isOn = $state(recall(KEY) === 'on')
  #speaker: Sound | undefined

  toggle() {
    this.isOn = !this.isOn
    keep(KEY, this.isOn ? 'on' : 'off')
    // So that the switch says by itself what it does.
    this.saved()
  }

  /** [RD4] An answer is stored. */
  saved() {
    if (!this.isOn) return
    void this.#sound().catch(() => undefined)
    // Not every browser can, and none has to.
    if ('vibrate' in navigator) navigator.vibrate(BUZZ_MS)
  }

  /** Fetched by the few who want to hear it. Whoever gives an answer has touched the page, so it may be heard. */
  async #sound() {
    const { Sound } = await import('../sound/sound.svelte.ts')
    this.#speaker ??= new Sound(KEY, 'off')
    await this.#speaker.wake()
    this.#speaker.play('saved')
  }
}

export const phoneCues = new PhoneCues()
