import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lintBank } from '@jawab/shared/pack/lint'
import { readPack } from '@jawab/shared/pack/pack'
import { kindNames } from '@jawab/shared/question/kinds'

const packsFolder = new URL('../../../content/packs/', import.meta.url)

function readShipped(folder: string) {
  const place = new URL(`${folder}/`, packsFolder)
  const parsed = (file: string): unknown => parse(readFileSync(new URL(file, place), 'utf8'))
  const files = readdirSync(place).filter((file) => file.endsWith('.yaml') && file !== 'pack.yaml')
  return readPack(parsed('pack.yaml'), new Map(files.map((file) => [file, parsed(file)])))
}

/** Read once: it is much to read. */
const packs = new Map(readdirSync(packsFolder).map((folder) => [folder, readShipped(folder)]))

function shipped(folder: string) {
  const read = packs.get(folder)
  if (!read?.ok) throw new Error(JSON.stringify(read?.reason, null, 2))
  return read.value
}

describe.each([...packs.keys()])('the pack %s', (folder) => {
  test('has no mistake', () => {
    expect(packs.get(folder)).toMatchObject({ ok: true })
  })

  test('is called as its folder', () => {
    expect(shipped(folder).id).toBe(folder)
  })
})

test('the packs together have no weakness', () => {
  const questions = [...packs.keys()].flatMap((folder) => shipped(folder).questions)
  expect(lintBank(questions)).toEqual({ errors: [], warnings: [] })
})

describe('the bank on AWS containers', () => {
  const { questions } = shipped('aws-containers')
  const chapters = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8', 'Q9', 'Q10', 'Q11', 'Q12', 'Q13', 'CS']
  const askedOn = (chapter: string) =>
    questions.filter(({ facts }) => facts.some((fact) => fact.startsWith(`${chapter}.`)))

  test('has questions for many games', () => {
    expect(questions.length).toBeGreaterThanOrEqual(40)
  })

  test.each(kindNames)('asks at least four times in the kind %s', (name) => {
    expect(questions.filter(({ kind }) => kind === name).length).toBeGreaterThanOrEqual(4)
  })

  test('has no topic that is the plural of another', () => {
    const topics = new Set(questions.flatMap((question) => question.topics))
    expect([...topics].filter((topic) => topics.has(`${topic}s`))).toEqual([])
  })

  test.each(chapters)('asks at least three times on chapter %s', (chapter) => {
    expect(askedOn(chapter).length).toBeGreaterThanOrEqual(3)
  })

  test('cites no fact outside its chapters', () => {
    const cited = questions.flatMap(({ facts }) => facts)
    expect(cited.filter((fact) => !/^(Q([1-9]|1[0-3])|CS)\.f\d+$/.test(fact))).toEqual([])
  })
})
