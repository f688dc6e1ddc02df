const LARGEST = 1
const STEP = 0.96
/** Smaller than this nobody can read, so the rest is cut off instead; the phones carry every word. */
const SMALLEST = 0.45

/**
 * Keeps the one child of a box inside it: sets `--fit` on the box to the largest of a few sizes at which the child is
 * no higher than the box, again whenever box, text or fonts change. All of it happens before the next paint, and
 * measures layout alone: things that are still moving count where they come to rest.
 */
export function fitted(box: HTMLElement) {
  const content = box.firstElementChild as HTMLElement
  const fit = () => {
    let size = LARGEST
    do box.style.setProperty('--fit', String(size))
    while (content.offsetHeight > box.clientHeight && (size *= STEP) > SMALLEST)
  }
  const resized = new ResizeObserver(fit)
  const changed = new MutationObserver(fit)
  resized.observe(box)
  changed.observe(box, { childList: true, characterData: true, subtree: true })
  void document.fonts.ready.then(fit)
  return () => {
    resized.disconnect()
    changed.disconnect()
  }
}
