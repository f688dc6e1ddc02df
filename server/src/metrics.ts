import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Millis } from '@jawab/shared/time'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What an operator may want to know, in the Prometheus text format. */
export type Metrics = {
  connected(count: 1 | -1): void
  /** A room has devices here, or none any more. */
  watching(count: 1 | -1): void
  /** A seat has a device here, or none any more. */
  seated(count: 1 | -1): void
  /** A seat was given back to a device that had lost its line. */
  resumed(): void
  /** A phase came this long after the instant it was due. */
  phaseLate(by: Millis): void
  /** The store answered a call, or failed at it, after so long. */
  stored(call: string, took: Millis, isDone: boolean): void
  /** A connection did not take what was sent to it, and was dropped. */
  slow(): void
  /** A connection sent far too much, and was cut off. */
  flooding(): void
  draining(): void
  /** An answer was stored and its receipt given, this long after it was received. */
  receipt(took: Millis): void
  refusal(command: string, refusal: Refusal): void
  fault(command: string): void
  text(): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const register = new Registry()
  const registers = [register]
  // The process itself: CPU, memory, how late its event loop is.
  collectDefaultMetrics({ register })
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
  const rooms = new Gauge({ name: 'jawab_rooms', help: 'Rooms with a device on this node', registers })
  const seats = new Gauge({ name: 'jawab_seats', help: 'Seats with a device on this node', registers })
  const resumes = new Counter({
    name: 'jawab_resumes_total',
    help: 'Seats taken up again after a lost line',
    registers,
  })
  const late = new Histogram({
    name: 'jawab_phase_late_seconds',
    help: 'From the instant a phase was due to its change',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers,
  })
  const store = new Histogram({
    name: 'jawab_store_seconds',
    help: 'From a call of the store to its answer',
    labelNames: ['call', 'done'],
    buckets: [0.001, 0.005, 0.015, 0.05, 0.25, 1, 5],
    registers,
  })
  const slow = new Counter({ name: 'jawab_slow_sockets_total', help: 'Connections dropped as too slow', registers })
  const flooding = new Counter({ name: 'jawab_floods_total', help: 'Connections cut off for flooding', registers })
  const draining = new Gauge({ name: 'jawab_draining', help: '1 while this node sends its devices away', registers })
  return {
    watching: (count) => rooms.inc(count),
    seated: (count) => seats.inc(count),
    resumed: () => resumes.inc(),
    phaseLate: (by) => late.observe(by / 1000),
    stored: (call, took, isDone) => store.observe({ call, done: String(isDone) }, took / 1000),
    slow: () => slow.inc(),
    flooding: () => flooding.inc(),
    draining: () => draining.set(1),
    connected: (count) => connections.inc(count),
    receipt: (took) => receipts.observe(took / 1000),
    refusal: (command, refusal) => refusals.inc({ command, refusal }),
    fault: (command) => faults.inc({ command }),
    text: () => register.metrics(),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
  }
}
