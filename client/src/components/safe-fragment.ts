const allowed = new Set([
  'P',
  'UL',
  'OL',
  'LI',
  'STRONG',
  'EM',
  'CODE',
  'PRE',
  'BLOCKQUOTE',
  'BR',
  'H2',
  'H3',
  'H4',
  'A',
])

/**
 * Text elements only, without attributes but a link's https address; anything else leaves its text behind.
 * The document it is read in is inert: nothing is fetched and nothing runs.
 */
export function safeFragment(html: string): DocumentFragment {
  const read = new DOMParser().parseFromString(html, 'text/html')
  const fragment = document.createDocumentFragment()
  fragment.append(...safeNodes(read.body))
  return fragment
}

const safeNodes = (parent: Node): Node[] => Array.from(parent.childNodes).flatMap(safeNode)

function safeNode(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element)) return []
  if (!allowed.has(node.tagName)) return safeNodes(node)

  const safe = document.createElement(node.tagName)
  if (node.tagName === 'CODE') markAsTerm(safe)
  if (safe instanceof HTMLAnchorElement) linkTo(safe, node.getAttribute('href') ?? '')
  safe.append(...safeNodes(node))
  return [safe]
}

/** Technical terms stay as they are in every language. */
function markAsTerm(code: HTMLElement) {
  code.lang = 'en'
  code.translate = false
}

function linkTo(link: HTMLAnchorElement, address: string) {
  if (!address.startsWith('https://')) return
  link.href = address
  link.target = '_blank'
  link.rel = 'noreferrer'
}
