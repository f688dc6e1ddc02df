/** Opens a dialog as the only thing that can be used; Escape closes it. */
export function shownAsModal(dialog: HTMLDialogElement) {
  dialog.showModal()
}
