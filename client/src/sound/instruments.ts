/** A place to play at: the context, where the sound goes, and when on its clock, in seconds. */
export type Desk = { readonly context: BaseAudioContext; readonly out: AudioNode; readonly at: number }

type Tone = {
  readonly hz: number
  readonly gain: number
  /** Seconds until it has died away. */
  readonly lasts: number
  readonly shape?: OscillatorType
  /** Where its pitch slides to on the way. */
  readonly to?: number
  readonly attack?: number
  /** Seconds after the desk's own instant. */
  readonly after?: number
}

const SILENCE = 0.0001

/** One note that dies away. */
export function tone({ context, out, at }: Desk, note: Tone) {
  const { hz, gain, lasts, shape = 'sine', to, attack = 0.005, after = 0 } = note
  const from = at + after
  const voice = new OscillatorNode(context, { type: shape, frequency: hz })
  if (to !== undefined) voice.frequency.exponentialRampToValueAtTime(to, from + lasts)
  voice.connect(fading(context, out, { from, gain, attack, lasts }))
  voice.start(from)
  voice.stop(from + lasts)
}

type Knock = {
  readonly hz: number
  readonly q: number
  readonly gain: number
  readonly lasts: number
  readonly after?: number
}

/** Wood or skin: noise through a narrow band. */
export function knock({ context, out, at }: Desk, { hz, q, gain, lasts, after = 0 }: Knock) {
  const from = at + after
  const noise = new AudioBufferSourceNode(context, { buffer: noiseOf(context, lasts) })
  const band = new BiquadFilterNode(context, { type: 'bandpass', frequency: hz, Q: q })
  noise.connect(band).connect(fading(context, out, { from, gain, attack: 0.001, lasts }))
  noise.start(from)
}

type Fading = { readonly from: number; readonly gain: number; readonly attack: number; readonly lasts: number }

function fading(context: BaseAudioContext, out: AudioNode, { from, gain, attack, lasts }: Fading) {
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(SILENCE, from)
  volume.gain.exponentialRampToValueAtTime(gain, from + attack)
  volume.gain.exponentialRampToValueAtTime(SILENCE, from + lasts)
  volume.connect(out)
  return volume
}

function noiseOf(context: BaseAudioContext, lasts: number) {
  const buffer = new AudioBuffer({ length: Math.ceil(lasts * context.sampleRate), sampleRate: context.sampleRate })
  const samples = buffer.getChannelData(0)
  for (let at = 0; at < samples.length; at++) samples[at] = Math.random() * 2 - 1
  return buffer
}
