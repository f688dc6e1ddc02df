import type { Translation } from '../dictionary.ts'
import type en from '../en/join.ts'

export default {
  room: (pin) => `Room ${pin}`,
  title: 'Tumhe kya bulayein?',
  name: 'Tumhara naam',
  suggestion: 'Ya yeh wala le lo',
  team: 'Tumhari team',
  inTeam: (count) => `${count} log`,
  withYou: (count) => (count === 0 ? 'sirf tum' : `tumhare saath ${count}`),
  teamFull: 'full',
  join: 'Game join karo',
  joining: 'Seat mil rahi hai…',
  unknown: (pin) => `${pin} naam ka room nahi mila. Screen par phir dekho.`,
  otherPin: 'Doosra PIN daalo',
  taken: (name) => `${name} le liya gaya.`,
  free: (name) => `${name} ban kar join karo`,
} satisfies Translation<typeof en>
