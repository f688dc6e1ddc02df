import type { ScreenView } from '@jawab/shared/protocol/views'

/** The screen's view in one phase, as each part of the stage takes it. */
export type LobbyView = Extract<ScreenView, { phase: 'lobby' }>
export type ReadingView = Extract<ScreenView, { phase: 'reading' }>
export type QuestionView = Extract<ScreenView, { phase: 'question' }>
export type HuddleView = Extract<ScreenView, { phase: 'huddle' }>
export type ClosedView = Extract<ScreenView, { phase: 'closed' }>
export type RevealView = Extract<ScreenView, { phase: 'reveal' }>
export type MarkingView = Extract<ScreenView, { phase: 'marking' }>
export type BreakView = Extract<ScreenView, { phase: 'break' }>
export type RankedView = Extract<ScreenView, { phase: 'standings' | 'finished' }>
