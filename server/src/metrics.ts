import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Millis } from '@jawab/shared/time'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What an operator may want to know, in the Prometheus text format. */
export type Metrics = {
  connected(count: 1 | -1): void
  /** An answer was stored and its receipt given, this long after it was received. */
  receipt(took: Millis): void
  refusal(command: string, refusal: Refusal): void
  fault(command: string): void
  text(): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const connections = new Gauge({ name: 'jawab_connections', help: 'Open socket connections', registers })
  const receipts = new Histogram({
    name: 'jawab_receipt_seconds',
    help: 'From an answer received to its receipt given',
    buckets: [0.001, 0.005, 0.015, 0.05, 0.25, 1, 5],
    registers,
  })
  const refusals = new Counter({
    name: 'jawab_refusals_total',
    help: 'Commands refused, by command and refusal word',
    labelNames: ['command', 'refusal'],
    registers,
  })
  const faults = new Counter({
    name: 'jawab_faults_total',
    help: 'Commands that met a bug or a broken store',
    labelNames: ['command'],
    registers,
  })
  return {
    connected: (count) => connections.inc(count),
    receipt: (took) => receipts.observe(took / 1000),
    refusal: (command, refusal) => refusals.inc({ command, refusal }),
    fault: (command) => faults.inc({ command }),
    text: () => registers[0]?.metrics() ?? Promise.resolve(''),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
  }
}
