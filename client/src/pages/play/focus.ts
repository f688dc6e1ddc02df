import { tick } from 'svelte'

/** Puts the focus on the heading of a new phase, for those who hear the page; never away from somebody who types. */
export function takeFocus(heading: HTMLElement) {
  heading.tabIndex = -1
  // What was there before leaves only now, and takes the focus of its fields along.
  void tick().then(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) heading.focus({ preventScroll: true })
  })
}
