/** Opens a dialog as the only thing that can be used; Escape closes it. */
export function shownAsModal(dialog: HTMLDialogElement) {
  dialog.showModal()
}

/** What has just appeared is where the keyboard goes on, and what a screen reader says next. */
export function takeFocus(element: HTMLElement) {
  element.focus()
}
