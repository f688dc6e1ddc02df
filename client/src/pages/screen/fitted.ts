const LARGEST = 1
const STEP = 0.94
/** Smaller than this nobody can read, so the rest is cut off instead; the phones carry every word. */
const SMALLEST = 0.45

/**
 * Keeps a part of the stage inside its box: sets `--fit` to the largest of a few sizes at which nothing overflows,
 * again whenever box, text or fonts change. All of it happens before the next paint.
 */
export function fitted(box: HTMLElement) {
  const fit = () => {
    let size = LARGEST
    do box.style.setProperty('--fit', String(size))
    while (overflows(box) && (size *= STEP) > SMALLEST)
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

const overflows = (box: HTMLElement) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1
