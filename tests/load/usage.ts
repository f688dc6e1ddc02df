import type { createClient } from 'redis'

/** What a server has used since it started. */
export type Usage = {
  readonly cpuSeconds: number
  readonly residentBytes: number
  /** Calls of the store by name; none where there is no store. */
  readonly storeCalls: Readonly<Record<string, number>>
}

/** Reads what a server says of itself, in Prometheus' own words. */
export async function usageOf(base: string): Promise<Usage> {
  const text = await (await fetch(`${base}/metrics`)).text()
  const calls = [...text.matchAll(/^jawab_store_seconds_count\{call="(\w+)",done="true"\} (\d+)/gm)]
  return {
    cpuSeconds: figure(text, 'process_cpu_seconds_total'),
    residentBytes: figure(text, 'process_resident_memory_bytes'),
    storeCalls: Object.fromEntries(calls.map(([, call = '', count]): [string, number] => [call, Number(count)])),
  }
}

function figure(text: string, name: string): number {
  const found = new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]
  if (found === undefined) throw new Error(`The server does not tell its ${name}`)
  return Number(found)
}

/** Of several servers of one room together. */
export async function usageOfAll(bases: readonly string[]): Promise<Usage> {
  const all = await Promise.all(bases.map(usageOf))
  const storeCalls: Record<string, number> = {}
  for (const { storeCalls: calls } of all) {
    for (const [call, count] of Object.entries(calls)) storeCalls[call] = (storeCalls[call] ?? 0) + count
  }
  return {
    cpuSeconds: all.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    residentBytes: all.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
    storeCalls,
  }
}

/** What a Redis has used since it started. */
export type RedisUsage = {
  readonly cpuSeconds: number
  /** Requests of its clients; what scripts call inside is not among them. */
  readonly requests: number
  readonly bytesIn: number
  readonly bytesOut: number
}

export async function redisUsageOf(client: ReturnType<typeof createClient>): Promise<RedisUsage> {
  const [info, calls] = [await client.info(), await client.info('commandstats')]
  const count = (command: string) => Number(new RegExp(`^cmdstat_${command}:calls=(\\d+)`, 'm').exec(calls)?.[1] ?? 0)
  const told = (name: string) => Number(new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? 0)
  return {
    cpuSeconds: told('used_cpu_user') + told('used_cpu_sys'),
    requests: ['evalsha', 'eval', 'evalsha_ro', 'time', 'wait'].map(count).reduce((sum, one) => sum + one, 0),
    bytesIn: told('total_net_input_bytes'),
    bytesOut: told('total_net_output_bytes'),
  }
}
