/** What is said above everything else: one download, so that a phone that has lost the line has it already. */
export { default as Banner } from './Banner.svelte'
export { default as LostBanner } from './LostBanner.svelte'
