import type { Language } from '@jawab/shared/language'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { unreachable } from '@jawab/shared/result'
import { saidShort } from '../../../components/answers/named.ts'
import { listed } from '../../../i18n/figures.ts'
import { togetherWords } from '../../../i18n/together.ts'
import { isTapped, type Backer, type Decision, type Side } from './deciding.ts'

/** What stands in the foot; news is also said to those who hear the page. */
export type Said = { readonly head: string; readonly more: string; readonly isNews: boolean }

type Telling = {
  readonly view: Pick<PlayerView, 'mode' | 'phase'>
  readonly question: QuestionFace
  readonly lang: Language
  /** The own name: what one did oneself is said so. */
  readonly own: string
}

/** [TE3] [TE6] How far the team has come, in words. */
export function sayDecision(decision: Decision, telling: Telling): Said {
  const { question, lang, own } = telling
  const words = togetherWords[lang]
  const said = (answer: Answer) => saidShort(question, answer, lang)
  const news = (head: string, more: string): Said => ({ head, more, isNews: true })
  switch (decision.is) {
    case 'none':
      return { head: words.noneYet, more: whatToDo(telling), isNews: false }
    case 'split':
      return news(words.split(listed(decision.answers.map(said), lang)), tieRule(decision.speaker, telling))
    case 'leads':
      return news(words.soFar(said(decision.answer)), words.ofThem(decision.agree, decision.present, decision.needed))
    case 'stands':
      return news(words.stands(said(decision.answer)), words.agreeing(decision.agree, decision.present))
    case 'given':
      return news(words.given(said(decision.answer)), byWhom(decision.by, own, words.givenByYou, words.givenBy))
    case 'locked':
      return news(words.locked(said(decision.answer)), byWhom(decision.by, own, words.lockedByYou, words.lockedBy))
    default:
      return unreachable(decision)
  }
}

function whatToDo({ view, question, lang }: Telling) {
  const words = togetherWords[lang]
  if (view.phase === 'huddle') return isTapped(question.kind) ? words.noneYetHuddle : words.noneYetHuddleDraft
  if (view.mode === 'shared') return words.noneYetShared
  return isTapped(question.kind) ? words.noneYetTeam : words.noneYetDraft
}

function tieRule(speaker: string | undefined, { lang, own }: Telling) {
  const words = togetherWords[lang]
  if (speaker === undefined) return words.splitFirst
  return speaker === own ? words.splitTieYou : words.splitTie(speaker)
}

const byWhom = (by: string | undefined, own: string, byYou: string, byName: (name: string) => string) =>
  by === undefined ? '' : by === own ? byYou : byName(by)

const SURE = 3

/** [TE4] One sentence that starts the talk: how the team is split, and who could say most about why. */
export function startTalk(
  sides: readonly Side[],
  mates: readonly Backer[],
  { question, lang }: Pick<Telling, 'question' | 'lang'>,
): string {
  const words = togetherWords[lang]
  const [first] = sides
  if (mates.filter(({ present }) => present).length <= 1) return words.talkAlone
  if (!first) return words.talkSilent
  if (sides.length === 1) return words.talkAgree(saidShort(question, first.answer, lang))
  const split = sides.map(({ backers }) => backers.length).join(' : ')
  // Who is sure among the fewest has the most to tell.
  const sure = sides.toReversed().flatMap(({ backers }) => backers.filter(({ certainty }) => certainty === SURE))[0]
  if (sure?.pick === undefined) return words.talkSplit(split)
  const said = saidShort(question, sure.pick, lang)
  return sure.isOwn ? words.talkSplitYouSure(split, said) : words.talkSplitSure(split, sure.name, said)
}

/** [TE5] Who speaks for the team, and what that means here. */
export function saySpeaker(
  speaker: string | undefined,
  { view, lang, own }: Pick<Telling, 'view' | 'lang' | 'own'>,
): string {
  const words = togetherWords[lang]
  const isShared = view.mode === 'shared'
  if (speaker === undefined) return `${words.nobodySpeaks} ${isShared ? words.sharesAll : words.locks}`
  if (speaker === own) return `${words.youSpeak} ${isShared ? words.youShare : words.youLock}`
  return `${words.speaks(speaker)} ${isShared ? words.shares(speaker) : words.locks}`
}
