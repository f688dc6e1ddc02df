import type { Part } from '@jawab/shared/language'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'

/** What every answer component is given, whatever its kind. */
export type AnswerProps = {
  readonly question: QuestionFace
  readonly picked: Answer | undefined
  /** The picked answer has not reached the server yet. */
  readonly isUnsent: boolean
  /** The server has stored the picked answer. */
  readonly isSaved: boolean
  readonly isClosed: boolean
  readonly pick: (answer: Answer) => void
}

export type ShownOption = { readonly id: string; readonly text: Part }
