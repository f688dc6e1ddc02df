import { dictionary } from './dictionary.ts'
import { counted } from './figures.ts'

export const joinWords = dictionary(
  {
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
    locked: 'The host has locked the room. Ask to be let in.',
  },
  {
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
    locked: 'Host ne room lock kiya hai. Unse kholne ko bolo.',
  },
)
