import { expect, test } from 'vitest'
import { readingMillis } from '@jawab/shared/question/reading'
import { languages } from '@jawab/shared/language'
import { seconds } from '@jawab/shared/time'
import { aQuestion } from './builders.ts'

const words = (count: number) => Array.from({ length: count }, () => 'a').join(' ')
const asking = (english: number, hinglish = english, code?: string) =>
  aQuestion('choice', {
    prompt: { en: words(english), 'hi-Latn': words(hinglish) },
    ...(code === undefined ? {} : { code: { language: 'yaml', text: code } }),
  })

test('[RD2] words ÷ 2.5 and 3 s: ten words take 7 s', () => {
  expect(readingMillis(asking(10), languages)).toBe(seconds(7))
})

test('[RD2] the longest language counts, of those in use', () => {
  expect(readingMillis(asking(10, 20), languages)).toBe(seconds(11))
  expect(readingMillis(asking(10, 20), ['en'])).toBe(seconds(7))
})

test('[RD2] a code line counts as 4 words, an empty one as none', () => {
  expect(readingMillis(asking(10, 10, 'image: web\n\ncpu: 256\n'), ['en'])).toBe(10_200)
})

test('[RD2] at most 30 s', () => {
  expect(readingMillis(asking(67), ['en'])).toBe(29_800)
  expect(readingMillis(asking(68), ['en'])).toBe(seconds(30))
  expect(readingMillis(asking(70), ['en'])).toBe(seconds(30))
})

test('[RD2] a set reading time replaces the computed one, 0 too', () => {
  expect(readingMillis(asking(10), languages, 45)).toBe(seconds(45))
  expect(readingMillis(asking(10), languages, 0)).toBe(0)
})
