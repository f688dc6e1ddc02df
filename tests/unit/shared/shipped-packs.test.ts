import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lintBank } from '@jawab/shared/pack/lint'
import { readPack } from '@jawab/shared/pack/pack'

const packsFolder = new URL('../../../content/packs/', import.meta.url)

function readShipped(folder: string) {
  const place = new URL(`${folder}/`, packsFolder)
  const parsed = (file: string): unknown => parse(readFileSync(new URL(file, place), 'utf8'))
  const files = readdirSync(place).filter((file) => file.endsWith('.yaml') && file !== 'pack.yaml')
  return readPack(parsed('pack.yaml'), new Map(files.map((file) => [file, parsed(file)])))
}

function shipped(folder: string) {
  const read = readShipped(folder)
  if (!read.ok) throw new Error(JSON.stringify(read.reason, null, 2))
  return read.value
}

describe.each(readdirSync(packsFolder))('the pack %s', (folder) => {
  test('has no mistake', () => {
    expect(readShipped(folder)).toMatchObject({ ok: true })
  })

  test('is called as its folder', () => {
    expect(shipped(folder).id).toBe(folder)
  })
})

test('the packs together have no weakness', () => {
  const questions = readdirSync(packsFolder).flatMap((folder) => shipped(folder).questions)
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

  test.each(['choice', 'several', 'true-false', 'order', 'number'])(
    'asks at least four times in the kind %s',
    (name) => {
      expect(questions.filter(({ kind }) => kind === name).length).toBeGreaterThanOrEqual(4)
    },
  )

  test.each(chapters)('asks at least three times on chapter %s', (chapter) => {
    expect(askedOn(chapter).length).toBeGreaterThanOrEqual(3)
  })

  test('cites no fact outside its chapters', () => {
    const cited = questions.flatMap(({ facts }) => facts)
    expect(cited.filter((fact) => !/^(Q([1-9]|1[0-3])|CS)\.f\d+$/.test(fact))).toEqual([])
  })
})
