import type { Phone, RoundNotes } from './phone.ts'

/** How far a phone comes in a round, and what it then has noted. */
const stages = { answered: 'receiptAt', resulted: 'resultAt' } as const
export type Stage = keyof typeof stages

/** What the phones of a crowd noted of one round. */
export class Book {
  readonly #phones: readonly Phone[]
  readonly #notes = new Map<Phone, RoundNotes>()
  readonly #come = { answered: 0, resulted: 0 }
  readonly #waiting: { readonly stage: Stage; readonly resolve: () => void }[] = []

  constructor(phones: readonly Phone[]) {
    this.#phones = phones
  }

  note(phone: Phone, note: RoundNotes) {
    const before = this.#notes.get(phone)
    this.#notes.set(phone, { ...before, ...note })
    for (const [stage, noted] of Object.entries(stages) as [Stage, (typeof stages)[Stage]][]) {
      if (note[noted] !== undefined && before?.[noted] === undefined) this.#come[stage] += 1
    }
    for (const { stage, resolve } of this.#waiting) if (this.#isFull(stage)) resolve()
  }

  /** Resolves when all phones have come so far. */
  async full(stage: Stage): Promise<{ readonly notes: readonly RoundNotes[] }> {
    if (!this.#isFull(stage)) await new Promise<void>((resolve) => this.#waiting.push({ stage, resolve }))
    return { notes: [...this.#notes.values()] }
  }

  #isFull(stage: Stage) {
    return this.#come[stage] === this.#phones.length
  }
}
