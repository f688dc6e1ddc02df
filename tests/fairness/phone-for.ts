import { EarlyPhone } from './early-phone.ts'
import { Phone, type PhoneSettings } from './phone.ts'

/** The phone that does what its plan says. */
export function phoneFor(settings: PhoneSettings): Phone {
  const { cheat } = settings.plan
  return cheat === 'reads-lead' || cheat === 'pre-timed' ? new EarlyPhone(settings) : new Phone(settings)
}
