import * as v from 'valibot'
import { languages, type Localized } from '../language.ts'
import { questionSchema, type Question } from '../question/kinds.ts'
import { localized, slug } from '../question/question.ts'
import { no, ok, type Result } from '../result.ts'

/** A bank of questions that a room can be made from. */
export type Pack = {
  readonly id: string
  readonly title: Localized
  readonly description: Localized
  readonly questions: readonly Question[]
}

/** A mistake for the author: `question` is its id, or its place in the file when the id is what is wrong. */
export type PackProblem = { readonly file: string; readonly question?: string; readonly reason: string }

export const PACK_FILE = 'pack.yaml'

const fileName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]+\.yaml$/, 'must be a file name in small letters that ends in .yaml'),
)

/** What `pack.yaml` holds: the pack's own texts and the files with its questions, in order. */
const packManifest = v.strictObject({
  id: slug,
  title: localized(60),
  description: localized(240),
  languages: v.pipe(
    v.array(v.picklist(languages)),
    v.check((given) => languages.every((lang) => given.includes(lang)), `must hold ${languages.join(' and ')}`),
  ),
  files: v.pipe(
    v.array(fileName),
    v.minLength(1),
    v.check((names) => new Set(names).size === names.length, 'the same file twice'),
  ),
})

/** The pack, or every mistake in it. `files` holds the parsed content of each file by its name. */
export function readPack(manifest: unknown, files: ReadonlyMap<string, unknown>): Result<Pack, PackProblem[]> {
  const parsed = v.safeParse(packManifest, manifest)
  if (!parsed.success) return no(reasonsOf(parsed.issues).map((reason) => ({ file: PACK_FILE, reason })))

  const { id, title, description } = parsed.output
  const read = parsed.output.files.flatMap((file) => readFile(file, files))
  const problems = [...read.flatMap((entry) => entry.problems), ...repeatedIds(read)]
  if (problems.length > 0) return no(problems)
  return ok({ id, title, description, questions: read.flatMap(({ question }) => question ?? []) })
}

/** One question of a file, or one thing that is wrong with the file itself. */
type Entry = { readonly file: string; readonly question?: Question; readonly problems: readonly PackProblem[] }

function readFile(file: string, files: ReadonlyMap<string, unknown>): Entry[] {
  const broken = (reason: string): Entry[] => [{ file, problems: [{ file, reason }] }]
  if (!files.has(file)) return broken(`${PACK_FILE} names this file, but it is not there`)

  const entries = files.get(file)
  if (!Array.isArray(entries)) return broken('must be a list of questions')
  if (entries.length === 0) return broken('has no questions')
  return entries.map((entry, at) => readQuestion(file, entry, at))
}

function readQuestion(file: string, entry: unknown, at: number): Entry {
  const parsed = v.safeParse(questionSchema, entry)
  if (parsed.success) return { file, question: parsed.output, problems: [] }

  const question = nameOf(entry, at)
  return { file, problems: reasonsOf(parsed.issues).map((reason) => ({ file, question, reason })) }
}

function repeatedIds(read: readonly Entry[]): PackProblem[] {
  const firstFile = new Map<string, string>()
  return read.flatMap(({ file, question }) => {
    if (!question) return []
    const first = firstFile.get(question.id)
    if (first === undefined) firstFile.set(question.id, file)
    return first === undefined ? [] : [{ file, question: question.id, reason: `id: already used in ${first}` }]
  })
}

const withId = v.object({ id: slug })
const nameOf = (entry: unknown, at: number) => (v.is(withId, entry) ? entry.id : `#${at + 1}`)

/** `options.2.text.en: Invalid length …`, one line for each mistake. */
function reasonsOf(issues: readonly v.BaseIssue<unknown>[]) {
  return issues.map((issue) => [v.getDotPath(issue), issue.message].filter(Boolean).join(': '))
}
