import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPacks } from '../../../server/src/packs/load-packs.ts'
import { aFolder } from '../../support/folders.ts'

const shipped = 'content/packs/aws-containers'

/** A folder with the shipped pack and a copy of it in which one file was changed. */
function withMistake(file: string, spoil: (text: string) => string) {
  const folder = aFolder()
  for (const name of ['good', 'spoilt']) {
    mkdirSync(join(folder, name))
    cpSync(shipped, join(folder, name), { recursive: true })
  }
  const path = join(folder, 'spoilt', file)
  writeFileSync(path, spoil(readFileSync(path, 'utf8')))
  return folder
}

const load = async (file: string, spoil: (text: string) => string) => loadPacks(withMistake(file, spoil))

describe('a pack with a mistake is left out with file, question and reason, and the others load', () => {
  test.each([
    ['broken YAML', 'images.yaml', (text: string) => `${text}\n  - : [`, {}],
    [
      'a text without its Hinglish',
      'images.yaml',
      (text: string) => text.replace(/hi-Latn:/, 'hi:'),
      { question: /./ },
    ],
    [
      'an unknown field',
      'placement.yaml',
      (text: string) => text.replace('  tier:', '  level: 1\n  tier:'),
      { question: /./ },
    ],
    [
      'an unknown kind',
      'placement.yaml',
      (text: string) => text.replace(/kind: \w[\w-]*/, 'kind: guess'),
      { question: /./ },
    ],
  ])('%s', async (_, file, spoil, { question }: { question?: RegExp }) => {
    const { packs, problems } = await load(file, spoil)
    expect([...packs.keys()]).toEqual(['aws-containers'])
    expect(problems.length).toBeGreaterThan(0)
    expect(problems[0]?.file).toBe(join('spoilt', file))
    expect(problems[0]?.reason).toMatch(/\w/)
    if (question) expect(problems[0]?.question).toMatch(question)
  })

  test('two packs of one id', async () => {
    const { packs, problems } = await load('images.yaml', (text) => text)
    expect(packs.size).toBe(1)
    expect(problems).toEqual([{ file: join('spoilt', 'pack.yaml'), reason: 'another pack has the id aws-containers' }])
  })
})
