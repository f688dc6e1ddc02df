import type { View } from '@jawab/shared/protocol/views'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { startApp, makeRoom, type AppSettings } from './app.ts'
import { aHost, aPhone, hostDoes, requestId, type Bot } from './bots.ts'
import { fakePlatform, type FakePlatform } from './platform.ts'

/** A room with its host and two phones, on a server whose time stands still until a test lets it pass. */
export async function aGame(
  rules: object = {},
  settings: Omit<AppSettings, 'platform'> & { platform?: FakePlatform } = {},
) {
  const platform = settings.platform ?? fakePlatform()
  const started = await startApp({ ...settings, platform })
  const made = await makeRoom(started.base, { mode: 'mean', teams: 2, ...rules })
  const host = await aHost(started.base, made)
  const ada = await aPhone(started.base, made.room, 'Ada', { team: 't1' })
  const bo = await aPhone(started.base, made.room, 'Bo', { team: 't2' })

  /** Lets time pass until a device sees what a test names. */
  const passUntil = async (bot: Bot, fits: (view: View) => boolean) => {
    for (let tries = 0; tries < 400 && !(bot.view && fits(bot.view)); tries++) await platform.advance(250)
    return bot.sees(fits)
  }
  const next = async (command = 'next') => {
    await platform.advance(600)
    const done = await hostDoes(host, command)
    if (!done.ok) throw new Error(`${command}: ${done.refusal}`)
  }

  return {
    ...started,
    ...made,
    platform,
    host,
    ada,
    bo,
    next,
    passUntil,
    /** From lobby, why or standings to a question that takes answers. */
    openQuestion: async () => {
      await next()
      await passUntil(ada, ({ phase }) => phase === 'reading')
      await next('skip')
      await passUntil(ada, ({ phase }) => phase === 'question')
      await platform.advance(1000)
    },
    closeQuestion: async () => {
      await next('close')
      await passUntil(ada, ({ phase }) => phase === 'closed')
    },
    answer: (bot: Bot, at = 0, change: object = {}) => bot.send('answer:submit', { ...answerTo(bot, at), ...change }),
  }
}

/** A valid answer to the question a phone shows: the option at a place, in the form of its kind. */
export function answerTo(bot: Bot, at = 0) {
  const { view } = bot
  if (view?.phase !== 'question' || !view.question) throw new Error(`The phone shows ${view?.phase}`)
  return {
    round: view.round,
    stage: view.stage,
    answer: answerIn(view.question, at),
    seq: 1,
    request: requestId(),
  }
}

function answerIn({ kind, options, min = 0, targets = [], blanks = [] }: QuestionFace, at: number): Answer {
  const ids = options.map(({ id }) => id)
  switch (kind) {
    case 'number':
      return min + at
    case 'order':
      // Turned round by so many steps.
      return [...ids.slice(at), ...ids.slice(0, at)]
    case 'several':
    case 'mistake':
      return [ids[at] ?? '']
    case 'match':
    case 'sort':
      return Object.fromEntries(ids.map((id, place) => [id, targets[(place + at) % targets.length]?.id ?? '']))
    case 'text':
    case 'discuss':
      return `Load balancer${at || ''}`
    case 'cloze':
      return blanks.map((_, place) => `${place === at ? 'pending' : 'running'}`)
    default:
      return ids[at] ?? ''
  }
}
