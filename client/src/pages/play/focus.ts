/** Puts the focus on the heading of a new phase, for those who hear the page; never away from somebody who types. */
export function takeFocus(heading: HTMLElement) {
  if (document.activeElement instanceof HTMLInputElement) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
