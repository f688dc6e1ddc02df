/** Names the seat that is dragged, so that nothing else dropped on the console moves anybody. */
const SEAT = 'application/x-jawab-seat'

/** Lets a seat be picked up and dragged ([TE1]); its team can be chosen from a list as well (WCAG 2.5.7). */
export const dragOf = (seat: string) => (row: HTMLElement) => {
  const start = ({ dataTransfer }: DragEvent) => {
    if (!dataTransfer) return
    dataTransfer.setData(SEAT, seat)
    dataTransfer.effectAllowed = 'move'
  }
  row.draggable = true
  row.addEventListener('dragstart', start)
  return () => row.removeEventListener('dragstart', start)
}

/** Takes a seat that is dropped here; says when one is held over it. */
export const dropOf = (take: (seat: string) => void, hold: (isOver: boolean) => void) => (place: HTMLElement) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes(SEAT)) return
    event.preventDefault()
    hold(true)
  }
  const leave = ({ relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && place.contains(relatedTarget))) hold(false)
  }
  const drop = (event: DragEvent) => {
    hold(false)
    const seat = event.dataTransfer?.getData(SEAT)
    if (!seat) return
    event.preventDefault()
    take(seat)
  }
  place.addEventListener('dragover', over, { signal })
  place.addEventListener('dragleave', leave, { signal })
  place.addEventListener('drop', drop, { signal })
  return () => stopped.abort()
}
