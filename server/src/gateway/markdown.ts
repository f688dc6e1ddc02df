import { micromark } from 'micromark'

/** Markdown of a pack as HTML. Raw HTML comes out as text and unsafe addresses come out empty: micromark's defaults. */
export const toHtml = (markdown: string) => micromark(markdown)
