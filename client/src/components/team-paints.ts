import type { TeamColour } from '@jawab/shared/teams/teams'

const paints: Record<TeamColour, string> = {
  yellow: 'var(--team-1)',
  sky: 'var(--team-2)',
  pink: 'var(--team-3)',
  green: 'var(--team-4)',
  clay: 'var(--team-5)',
  teal: 'var(--team-6)',
  sand: 'var(--team-7)',
  violet: 'var(--team-8)',
}

/** The team's paint, as a value for CSS. Never the colour of a text; legible on it is `--on-team`. */
export const teamPaint = (colour: TeamColour) => paints[colour]
