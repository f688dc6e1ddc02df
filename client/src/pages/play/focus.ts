import { tick } from 'svelte'

/** Puts the focus on the heading of a new phase, for those who hear the page; never away from somebody who types. */
export function takeFocus(heading: HTMLElement) {
  heading.tabIndex = -1
  // What was there before leaves only now, and takes the focus of its fields along.
  void tick().then(() => {
    if (document.activeElement instanceof HTMLInputElement) return
    heading.focus({ preventScroll: true })
    // With all made large the page scrolls as a whole, and would stay where the phase before was left.
    if (heading.matches('h1')) scrollTo(0, 0)
  })
}
