import { keep, recall } from './storage.ts'

const KEY = 'jawab.phone-sound'
const BUZZ_MS = 15

/** What a phone lets be heard and felt: nothing, until somebody switches it on. Remembered for the next game. */
class PhoneCues {
  isOn = $state(recall(KEY) === 'on')

  toggle() {
    this.isOn = !this.isOn
    keep(KEY, this.isOn ? 'on' : 'off')
    // So that the switch says by itself what it does.
    this.saved()
  }

  /** [RD4] An answer is stored. */
  saved() {
    if (!this.isOn) return
    // Not every browser can, and none has to.
    if ('vibrate' in navigator) navigator.vibrate(BUZZ_MS)
  }
}

export const phoneCues = new PhoneCues()
