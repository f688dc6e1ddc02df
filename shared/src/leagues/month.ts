import { hours, type Instant } from '../time.ts'

const DAY = hours(24)

/** Four centuries have so many days, and every four of them the same. */
const DAYS_OF_ERA = 146_097
/** From the first of March of the year 0, where the eras begin, to that of 1970. */
const DAYS_BEFORE_1970 = 719_468

/** The month of an instant, in UTC, as `2026-11`. Years begin in March here, so that a leap day is their last. */
export function monthOf(at: Instant): string {
  const days = Math.floor(at / DAY) + DAYS_BEFORE_1970
  const era = Math.floor(days / DAYS_OF_ERA)
  const dayOfEra = days - era * DAYS_OF_ERA
  const leapless =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / (DAYS_OF_ERA - 1))
  const yearOfEra = Math.floor(leapless / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${String(month).padStart(2, '0')}`
}
