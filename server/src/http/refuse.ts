import { refusalMessage } from '@jawab/shared/protocol/refusal-message'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { LeagueRefusal } from '@jawab/shared/protocol/refusals/leagues'
import { languages, type Language } from '@jawab/shared/language'
import type { Request, Response } from 'express'

const statusOf: Partial<Record<Refusal | LeagueRefusal, number>> = {
  'host:key': 401,
  'league:key': 401,
  'league:unknown': 404,
  'league:person': 404,
  'room:unknown': 404,
  'pack:unknown': 404,
  'show:unknown': 404,
  'payload:invalid': 400,
  'payload:too-large': 413,
  'rate:limited': 429,
  'server:fault': 500,
  'store:away': 503,
}
const UNPROCESSABLE = 422

/** Answers a request that was refused: the word, what it means in the reader's language, and what helps to ask again. */
export function refuse(request: Request, response: Response, refusal: Refusal | LeagueRefusal, help: object = {}) {
  const message = refusalMessage(refusal, readerLanguage(request))
  response.status(statusOf[refusal] ?? UNPROCESSABLE).json({ refusal, message, ...help })
}

/** The language in which whoever asks wants to be told. */
export const readerLanguage = (request: Request): Language =>
  languages.find((language) => language === request.query['lang']) ?? 'en'
