import { pino } from 'pino'

/** What the server says while it works. Never holds names, tokens, keys or answers. */
export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>

export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: pino.stdSerializers.err } })
