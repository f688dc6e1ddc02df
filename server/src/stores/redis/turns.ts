import type { Platform } from '../../platform.ts'
import { REST, type Pace } from '../pace.ts'
import { StoreAway } from '../store.ts'

/** Does some calls for one room, with a reply for each; when it rejects, so do all of them. */
type Work<Item, Reply> = (id: string, items: readonly Item[]) => Promise<readonly Reply[]>

type Waiting<Item, Reply> = {
  readonly item: Item
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: unknown) => void
}

type Step = { readonly run: () => Promise<void> }

export type Turns = {
  /**
   * Makes a write of `work`: for each room one after the other in the order of the calls, so that none overtakes
   * another. Calls that meet in the queue are done together, `most` at once, and wait a little for others.
   */
  readonly inTurn: <Item, Reply>(work: Work<Item, Reply>, most: number) => (id: string, item: Item) => Promise<Reply>
  /** The same for work that is done one call at a time: it waits for nothing but what was there before. */
  readonly oneByOne: <Args extends readonly unknown[], Reply>(
    work: (id: string, ...args: Args) => Promise<Reply>,
  ) => (id: string, ...args: Args) => Promise<Reply>
  /** Does what waits and refuses further writes; resolves when none is under way. */
  readonly stop: () => Promise<void>
}

/** The writes of this node, room by room. Other nodes write too: what must be atomic is so in Redis. */
export function roomTurns(platform: Platform, pace: Pace): Turns {
  const queues = new Map<string, Step[]>()
  /** Rooms with nothing under way, whose calls wait for others to come. */
  const patient = new Set<string>()
  let isStopped = false
  let tellEmpty = () => {}

  /** Whether the step begins its queue, so that somebody has to serve it. */
  function append(id: string, step: Step): boolean {
    const queue = queues.get(id)
    if (queue) queue.push(step)
    else queues.set(id, [step])
    return !queue
  }

  /** All rooms that wait go at once, since that wakes this process and Redis once. */
  function serveAll() {
    pace.rest(REST)
    const rooms = [...patient]
    patient.clear()
    for (const id of rooms) void serve(id)
  }

  async function serve(id: string) {
    for (let step = queues.get(id)?.shift(); step; step = queues.get(id)?.shift()) await step.run()
    queues.delete(id)
    if (queues.size === 0) tellEmpty()
  }

  function inTurn<Item, Reply>(work: Work<Item, Reply>, most: number): (id: string, item: Item) => Promise<Reply> {
    const joinable = new WeakMap<Step, Waiting<Item, Reply>[]>()

    /** The calls that the next one may join: those at the end of the queue, if of this kind and not too many. */
    function callsAtEnd(id: string) {
      const last = queues.get(id)?.at(-1)
      const calls = last && joinable.get(last)
      if (calls && calls.length < most) return calls

      const fresh: Waiting<Item, Reply>[] = []
      const step = { run: () => settleAll(id, work, fresh) }
      joinable.set(step, fresh)
      if (append(id, step)) patient.add(id)
      return fresh
    }

    return asPromise((id, waiting) => {
      callsAtEnd(id).push(waiting)
      if (patient.has(id)) pace.next(serveAll)
    })
  }

  function oneByOne<Args extends readonly unknown[], Reply>(work: (id: string, ...args: Args) => Promise<Reply>) {
    const write = asPromise<Args, Reply>((id, waiting) => {
      const step = { run: () => settleAll(id, async (_, [args]) => (args ? [await work(id, ...args)] : []), [waiting]) }
      if (append(id, step) || patient.delete(id)) platform.endOfTurn(() => void serve(id))
    })
    return (id: string, ...args: Args) => write(id, args)
  }

  const asPromise =
    <Item, Reply>(queue: (id: string, waiting: Waiting<Item, Reply>) => void) =>
    (id: string, item: Item): Promise<Reply> => {
      if (isStopped) return Promise.reject(new StoreAway('The store is closed'))
      return new Promise((resolve, reject) => queue(id, { item, resolve, reject }))
    }

  return {
    inTurn,
    oneByOne,
    stop() {
      isStopped = true
      serveAll()
      return new Promise((resolve) => {
        if (queues.size === 0) resolve()
        else tellEmpty = resolve
      })
    },
  }
}

async function settleAll<Item, Reply>(id: string, work: Work<Item, Reply>, calls: readonly Waiting<Item, Reply>[]) {
  try {
    const replies = await work(
      id,
      calls.map(({ item }) => item),
    )
    // There is a reply for each call.
    calls.forEach(({ resolve }, at) => resolve(replies[at] as Reply))
  } catch (error) {
    for (const { reject } of calls) reject(error)
  }
}
