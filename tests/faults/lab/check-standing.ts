import type { Evidence, Problem } from './evidence.ts'
import { linesAbout, type Counted, type DeviceLog, type Resumed } from './log.ts'

/** [ST2] What a phone that comes back is told to have answered is its last receipt, or what it sent after that. */
export const checkStanding = ({ players }: Evidence): Problem[] =>
  players.flatMap((player) =>
    linesAbout(player, 'resumed')
      .filter((resumed) => isInRound(resumed) && !isAsItWas(player, resumed))
      .map(({ round, standing }) => ({
        what: 'standing:wrong',
        detail: `${player.who}, round ${round}: told ${inWords(standing)}, had ${inWords(lastReceipt(player, round))}`,
      })),
  )

/** While it is read nobody has answered yet; between rounds nothing stands. */
const isInRound = ({ phase }: Resumed) => phase === 'question' || phase === 'closed' || phase === 'reveal'

function isAsItWas(player: DeviceLog, { at, askedAt, round, standing }: Resumed & { readonly at: number }): boolean {
  const receipt = lastReceipt(player, round, askedAt)
  if (!standing) return receipt === undefined
  if (standing.seq === receipt?.seq) return inWords(standing) === inWords(receipt)
  // Its receipt was lost on the way, or came on another line while this was asked.
  const isSent = linesAbout(player, 'sent').some(
    (line) =>
      line.at <= at && line.round === round && line.seq === standing.seq && isSame(line.answer, standing.answer),
  )
  return isSent && standing.seq > (receipt?.seq ?? 0)
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The highest `seq` stands ([RD4]). */
const lastReceipt = (player: DeviceLog, round: number, before = Infinity): Counted | undefined =>
  linesAbout(player, 'receipt')
    .filter((receipt) => receipt.round === round && receipt.at <= before)
    .toSorted((one, other) => one.seq - other.seq)
    .at(-1)

const inWords = (counted: Counted | undefined) =>
  counted
    ? `${counted.seq}: ${JSON.stringify(counted.answer)}, received at ${counted.receivedAt}, ${counted.countedMs} ms`
    : 'none'
