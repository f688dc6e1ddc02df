/** @typedef {{ host: string, port: number }} Upstream */

const ASK_EVERY = 1000
const PATIENCE = 900

/**
 * Keeps asking the upstreams for `/readyz`, each by itself, and knows which said 200 last.
 * @param {readonly Upstream[]} upstreams
 */
export async function startReadiness(upstreams) {
  /** @type {Set<Upstream>} */
  const ready = new Set()
  const asking = setInterval(() => void checked(), ASK_EVERY)
  await checked()

  /** @param {Upstream} upstream */
  async function ask(upstream) {
    if (await saysReady(upstream)) ready.add(upstream)
    else ready.delete(upstream)
  }

  async function checked() {
    await Promise.all(upstreams.map(ask))
    return ready.size
  }

  return {
    checked,
    ready: () => upstreams.filter((upstream) => ready.has(upstream)),
    /** It refused a dial, so it gets none until it says again that it is ready. */
    doubt: (/** @type {Upstream} */ upstream) => void ready.delete(upstream),
    stop: () => clearInterval(asking),
  }
}

/** @param {Upstream} upstream */
async function saysReady({ host, port }) {
  try {
    const { ok, body } = await fetch(`http://${host}:${port}/readyz`, { signal: AbortSignal.timeout(PATIENCE) })
    await body?.cancel()
    return ok
  } catch {
    return false
  }
}
