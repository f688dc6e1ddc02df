import { keep, recall } from '../state/storage.ts'
import { cues, type CueName } from './cues.ts'

const MASTER = 0.5

/** The loudspeaker of this device, with one switch that is remembered. Silent where the browser has no audio. */
export class Sound {
  isOn = $state(false)
  /** The browser waits for somebody to touch the page before it lets anything be heard. */
  isWaiting = $state(true)

  readonly #key: string
  #context: AudioContext | undefined
  #out: AudioNode | undefined

  /** `key` is where the switch is remembered; `otherwise` how it stands before anybody has touched it. */
  constructor(key: string, otherwise: 'on' | 'off') {
    this.#key = key
    this.isOn = (recall(key) ?? otherwise) === 'on'
  }

  toggle() {
    this.isOn = !this.isOn
    keep(this.#key, this.isOn ? 'on' : 'off')
    if (this.isOn) void this.wake()
  }

  /** To be called when somebody touches the page. */
  async wake() {
    if (!this.isOn || typeof AudioContext === 'undefined') return
    this.#context ??= new AudioContext()
    await this.#context.resume().catch(() => undefined)
    this.isWaiting = this.#context.state !== 'running'
  }

  play(cue: CueName) {
    const context = this.#context
    if (!this.isOn || context?.state !== 'running') return
    this.#out ??= this.#connected(context)
    cues[cue]({ context, out: this.#out, at: context.currentTime })
  }

  #connected(context: AudioContext) {
    const master = new GainNode(context, { gain: MASTER })
    master.connect(context.destination)
    return master
  }
}
