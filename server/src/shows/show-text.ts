import { no, ok, type Result } from '@jawab/shared/result'
import type { ShowProblem } from '@jawab/shared/show/problems'
import { readShow, type Show } from '@jawab/shared/show/show'
import { Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type ParsedNode } from 'yaml'

/** A problem with the line of the text in which it is, from 1. */
export type LineProblem = ShowProblem & { readonly line: number }

type Written = { readonly document: Document.Parsed; readonly lines: LineCounter }

/** The show that a host wrote as YAML, or everything that is wrong with it, by line. */
export function parseShow(text: string): Result<Show, readonly LineProblem[]> {
  const written = readYaml(text)
  if (!written.ok) return written
  const read = readShow(written.value.document.toJS())
  return read.ok ? read : no(withLines(read.reason, written.value))
}

/** Where in a text a problem is that was found only later, in what the text means. */
export function linesOf(text: string, problems: readonly ShowProblem[]): readonly LineProblem[] {
  const written = readYaml(text)
  return written.ok ? withLines(problems, written.value) : written.reason
}

function readYaml(text: string): Result<Written, readonly LineProblem[]> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const mistakes = document.errors.map(({ message, pos: [at] }) => unreadable(lineAt(lines, at), message))
  // A short text of references to references would unfold into one that fills the memory.
  visit(document, { Alias: (_, { range }) => void mistakes.push(unreadable(lineAt(lines, range?.[0]), 'no aliases')) })
  return mistakes.length > 0 ? no(mistakes) : ok({ document, lines })
}

const unreadable = (line: number, said: string): LineProblem => ({ path: [], line, fault: { is: 'yaml', said } })

const withLines = (problems: readonly ShowProblem[], { document, lines }: Written): readonly LineProblem[] =>
  problems.map((problem) => ({ ...problem, line: lineAt(lines, placeOf(document.contents, problem.path)) }))

const lineAt = (lines: LineCounter, offset = 0) => Math.max(1, lines.linePos(offset).line)

/** Where the field with this path begins, or what it is missing in. */
function placeOf(node: ParsedNode | null, path: ShowProblem['path']): number | undefined {
  const [step, ...rest] = path
  if (step === undefined || !node) return node?.range[0]
  if (isSeq(node)) return placeOf(node.items[Number(step)] ?? null, rest) ?? node.range[0]
  if (!isMap(node)) return node.range[0]
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
  const key = pair?.key
  if (!pair || !key) return node.range[0]
  return rest.length === 0 ? key.range[0] : (placeOf(pair.value, rest) ?? key.range[0])
}

const HEAD = ` A run of show for Jawab. Keep it beside a pack, or load it where a room is made.`

/** The show as a host can keep and edit it: a round to a line. */
export function showText(show: Show): string {
  const document = new Document(withOneTitle(show))
  document.commentBefore = HEAD
  visit(document, {
    Seq: (_, list) => void (list.flow = list.items.every((item) => isScalar(item))),
    Map: (key, fields) => void (fields.flow = typeof key === 'number'),
  })
  return document.toString({ lineWidth: 0 })
}

/** A title that reads the same in all languages is written once. */
const withOneTitle = ({ title, ...show }: Show) =>
  title === undefined ? show : { title: title.en === title['hi-Latn'] ? title.en : title, ...show }
