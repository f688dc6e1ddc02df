import { fetchReport, readRecord } from './record.ts'
import type { Venue } from './venue.ts'

const PACK = 'aws-containers'

/** A room as its maker gets it; `code` is that of its join link. */
export type MadeRoom = { readonly room: string; readonly hostKey: string; readonly code: string }

/** Makes a room by these rules on the servers of the venue. */
export async function makeRoom(base: string, { nodes }: Pick<Venue, 'nodes'>, rules: object): Promise<MadeRoom> {
  const response = await fetch(`${base}/api/rooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${nodes[0]?.server.startKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ packs: [PACK], rules }),
  })
  if (response.status !== 201) throw new Error(`No room: ${response.status} ${await response.text()}`)
  const { room, hostKey, joinUrl } = (await response.json()) as { room: string; hostKey: string; joinUrl: string }
  return { room, hostKey, code: new URL(joinUrl).hash.slice(1) }
}

/** What the game in it has left behind. One server of its own is stopped for that. */
export async function takeRecord(base: string, venue: Venue, made: MadeRoom) {
  await venue.ready()
  const report = await fetchReport(base, made)
  if (venue.nodes.length === 1) await venue.nodes[0]?.server.stop()
  const store = await venue.openStore()
  try {
    return await readRecord(store, made.room, report)
  } finally {
    await store.close()
  }
}
