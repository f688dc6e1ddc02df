import type { Request } from 'express'
import type { StartKey } from '../auth/start-key.ts'
import type { AddressLimits } from '../limits/address-limits.ts'

/** The key a request carries in its header; never in an address, which ends up in logs. */
export const bearerOf = ({ headers: { authorization } }: Request) => /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]

/** Why a request may not do what only the holder of the start key may; nothing where it may. Wrong keys are counted. */
export async function keyRefusal(
  request: Request,
  { startKey, addresses }: { readonly startKey: StartKey; readonly addresses: AddressLimits },
) {
  if (startKey.opens(bearerOf(request))) return undefined
  const address = request.ip ?? ''
  if (await addresses.keys.areUsedUp(address)) return 'rate:limited'
  await addresses.keys.failed(address)
  return 'host:key'
}
