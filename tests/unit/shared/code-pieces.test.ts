import { expect, test } from 'vitest'
import { codePieces } from '@jawab/shared/question/code-pieces'
import { faceOf } from '@jawab/shared/question/kinds'
import { aQuestion } from './builders.ts'

test('code is coloured without a letter of it lost', () => {
  const code = '# three tasks\n"name": "DB_PASS",\n- maximumPercent: 125\nErrno: 137 \'killed\''
  const pieces = codePieces(code)

  expect(pieces.map(({ text }) => text).join('')).toBe(code)
  expect(pieces.filter(({ role }) => role)).toEqual([
    { text: '# three tasks', role: 'quiet' },
    { text: '"name"', role: 'key' },
    { text: '"DB_PASS"', role: 'string' },
    { text: 'maximumPercent', role: 'key' },
    { text: 'Errno', role: 'key' },
    { text: "'killed'", role: 'string' },
  ])
})

test('the prompt carries its code in pieces, so that no phone needs a highlighter', () => {
  const code = { language: 'yaml', text: 'cpu: 256' }
  const pieces = [{ text: 'cpu', role: 'key' }, { text: ': 256' }]
  expect(faceOf(aQuestion('choice', { code }), 'en').prompt[1]).toEqual({ code: 'cpu: 256', language: 'yaml', pieces })
})
