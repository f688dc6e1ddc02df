/** Icons in a box of 48: what is filled, and what is drawn as a line of a given width. */
export type Icon = { readonly filled?: string; readonly line?: string; readonly width?: number }

export const icons = {
  tick: { line: 'm8 25 11 11L41 12', width: 7 },
  cross: { line: 'm11 11 26 26M37 11 11 37', width: 7 },
  up: { line: 'm10 30 14-14 14 14', width: 6 },
  down: { line: 'm10 18 14 14 14-14', width: 6 },
  next: { line: 'm16 8 18 16-18 16', width: 7 },
  pause: { line: 'M16 10v28M32 10v28', width: 8 },
  lock: {
    filled: 'M14 20h20a5 5 0 0 1 5 5v13a5 5 0 0 1-5 5H14a5 5 0 0 1-5-5V25a5 5 0 0 1 5-5Z',
    line: 'M14 21v-6a10 10 0 0 1 20 0v6',
    width: 5,
  },
  sound: {
    filled: 'M6 18h8l12-10v32L14 30H6Z',
    line: 'M33 17a10 10 0 0 1 0 14M38 10a19 19 0 0 1 0 28',
    width: 5,
  },
  'sound-off': { filled: 'M6 18h8l12-10v32L14 30H6Z', line: 'm32 18 12 12M44 18 32 30', width: 5 },
  'wifi-off': {
    filled: 'M20 37a4 4 0 1 0 8 0 4 4 0 1 0-8 0Z',
    line: 'M6 18c11-9 25-9 36 0M13 27c7-6 15-6 22 0M8 42 40 6',
    width: 5,
  },
} as const satisfies Record<string, Icon>

export type IconName = keyof typeof icons
