import { seconds, type Millis } from '@jawab/shared/time'
import { createClient, createCluster, createSentinel } from 'redis'
import type { Platform } from '../../platform.ts'

/** A single Redis, one that sentinels watch over, or a cluster, as the rest of the store sees it. Replies are as plain as RESP 2 has them. */
export type Connection = {
  /** Sends a command to the server that has `key`; rejects at once while that is out of reach. */
  readonly send: <Reply>(key: string, ...command: readonly string[]) => Promise<Reply>
  /** The same for a command without a key: over the connection on which `send` writes for `key`. */
  readonly sendBeside: <Reply>(key: string, ...command: readonly string[]) => Promise<Reply>
  readonly sendToEach: <Reply>(...command: readonly string[]) => Promise<readonly Reply[]>
  readonly subscribe: (channel: string, listener: (message: string) => void) => Promise<void>
  /** Who answers takes no writes any more, or nobody answers: dials anew, to find who does. */
  readonly redial: () => void
  /** What sends: for a library that brings its own commands. */
  readonly client: object
  readonly close: () => Promise<void>
}

export type ConnectionSettings = {
  /** One for a single Redis, several for the nodes of a cluster; with `sentinel` those of sentinels. */
  readonly urls: readonly string[]
  /** Under which name sentinels know the Redis that they watch over. */
  readonly sentinel?: string | undefined
  readonly platform: Platform
  readonly warn: (message: string) => void
}

/** Connects, or throws. A server that goes away later is dialled again for ever. */
export function connect(settings: ConnectionSettings): Promise<Connection> {
  const { urls, sentinel } = settings
  if (sentinel !== undefined) return connectBySentinel({ ...settings, sentinel })
  return urls.length === 1 ? connectSingle(settings) : connectCluster(settings)
}

async function connectSingle({ urls: [url = ''], platform, warn }: ConnectionSettings): Promise<Connection> {
  const dialling = startDialling(platform)
  const client = createClient({ url, RESP: 2, disableOfflineQueue: true, socket: dialling.socket })
  const subscriber = client.duplicate().on('error', () => {})
  const trouble = onceEach(warn)
  client.on('error', trouble.begins).on('ready', trouble.ends)
  await Promise.all([client.connect(), subscriber.connect()])
  dialling.reached()

  const send = <Reply>(_key: string, ...command: readonly string[]) => client.sendCommand<Reply>(command)
  let isRedialling = false
  return {
    send,
    sendBeside: send,
    sendToEach: async <Reply>(...command: readonly string[]) => [await client.sendCommand<Reply>(command)],
    subscribe: (channel, listener) => subscriber.subscribe(channel, listener),
    redial() {
      if (isRedialling || !client.isReady) return
      isRedialling = true
      client.destroy()
      client
        .connect()
        .catch(trouble.begins)
        .finally(() => (isRedialling = false))
    },
    client,
    async close() {
      subscriber.destroy()
      client.destroy()
    },
  }
}

/** Follows the master from one Redis to the next. */
async function connectBySentinel(settings: ConnectionSettings & { readonly sentinel: string }): Promise<Connection> {
  const { urls, sentinel: name, platform, warn } = settings
  const dialling = startDialling(platform)
  const { socket, ...credentials } = settingsIn(urls[0] ?? '')
  const options = { RESP: 2, disableOfflineQueue: true, socket: { ...socket, ...dialling.socket } } as const
  const sentinel = createSentinel({
    name,
    sentinelRootNodes: urls.map((url) => ({ host: new URL(url).hostname, port: Number(new URL(url).port || 26379) })),
    nodeClientOptions: { ...credentials, ...options },
    sentinelClientOptions: options,
    RESP: 2,
    // One connection for all writes, so that `WAIT` waits for them.
    masterPoolSize: 1,
    scanInterval: SCAN_EVERY,
    passthroughClientErrorEvents: true,
  })
  const trouble = onceEach(warn)
  sentinel.on('error', trouble.begins).on('topology-change', trouble.ends)
  await sentinel.connect()
  dialling.reached()

  const send = <Reply>(_key: string, ...command: readonly string[]) => sentinel.sendCommand<Reply>(false, [...command])
  return {
    send,
    sendBeside: send,
    sendToEach: async <Reply>(...command: readonly string[]) => [await send<Reply>('', ...command)],
    subscribe: (channel, listener) => sentinel.subscribe(channel, listener).then(() => {}),
    // Sentinels and clusters tell by themselves who takes writes.
    redial() {},
    client: sentinel,
    close: async () => sentinel.destroy(),
  }
}

async function connectCluster({ urls, platform, warn }: ConnectionSettings): Promise<Connection> {
  const dialling = startDialling(platform)
  const { socket, ...credentials } = settingsIn(urls[0] ?? '')
  const defaults = { ...credentials, disableOfflineQueue: true, socket: { ...socket, ...dialling.socket } }
  const cluster = createCluster({
    rootNodes: urls.map((url) => ({ url })),
    RESP: 2,
    defaults,
    topologyRefreshOnReconnectionAttemptStrategy: ASK_OTHERS_EVERY,
  })
  const trouble = onceEach(warn)
  cluster.on('error', trouble.begins).on('node-error', trouble.begins).on('node-ready', trouble.ends)
  await cluster.connect()
  dialling.reached()

  return {
    send: <Reply>(key: string, ...command: readonly string[]) => cluster.sendCommand<Reply>(key, false, [...command]),
    async sendBeside<Reply>(key: string, ...command: readonly string[]) {
      const client = await cluster.getNodeClientForKey(key, false)
      return client.sendCommand<Reply>(command)
    },
    sendToEach: <Reply>(...command: readonly string[]) =>
      Promise.all(cluster.masters.map(async (node) => (await cluster.nodeClient(node)).sendCommand<Reply>(command))),
    subscribe: (channel, listener) => cluster.subscribe(channel, listener),
    redial() {},
    client: cluster,
    close: async () => cluster.destroy(),
  }
}

/** Nodes that the cluster names are met with the credentials of the first address, since they come without. */
function settingsIn(url: string) {
  const { username, password, protocol } = new URL(url)
  return {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    socket: protocol === 'rediss:' ? { tls: true as const } : {},
  }
}

/** A question may be open: whoever comes back late to a Redis that is back costs answers that were given in time. */
const LONGEST_DELAY: Millis = 500
/** How often sentinels are asked who the master is, besides what they tell by themselves. */
const SCAN_EVERY = seconds(2)

/** How often the other nodes of a cluster are asked who leads in place of one that is lost; they take 2 s to agree and more. */
const ASK_OTHERS_EVERY: Millis = 500

/** Fails at once until a server was reached; from then on dials for ever, each node at its own moments. */
function startDialling(platform: Platform) {
  let wasReached = false
  const jitter = () => platform.entropy(1)[0] ?? 0
  return {
    reached: () => (wasReached = true),
    socket: {
      connectTimeout: seconds(5),
      reconnectStrategy: (tries: number, cause: Error) =>
        wasReached ? Math.min(50 * 2 ** tries, LONGEST_DELAY) + jitter() : cause,
    },
  }
}

/** Says once that a connection was lost, not at every try to mend it. */
function onceEach(warn: (message: string) => void) {
  let isTold = true
  return {
    begins: (error: Error) => {
      if (!isTold) warn(`the connection to Redis was lost and is dialled again: ${error.message}`)
      isTold = true
    },
    ends: () => (isTold = false),
  }
}
