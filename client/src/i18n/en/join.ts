import { counted } from '../figures.ts'

export default {
  room: (pin: string) => `Room ${pin}`,
  title: 'What do we call you?',
  name: 'Your name',
  suggestion: 'Or take this one',
  team: 'Your team',
  inTeam: (count: number) => counted(count, '1 in', `${count} in`),
  withYou: (count: number) => (count === 0 ? 'only you' : `${count} with you`),
  teamFull: 'full',
  join: 'Join the game',
  joining: 'Taking your seat…',
  unknown: (pin: string) => `No room ${pin} here. Check the big screen.`,
  otherPin: 'Enter another PIN',
  taken: (name: string) => `${name} is taken.`,
  free: (name: string) => `Join as ${name}`,
}
