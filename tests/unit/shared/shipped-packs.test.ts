import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lintPack } from '@jawab/shared/pack/lint'
import { readPack } from '@jawab/shared/pack/pack'
import { kindNames } from '@jawab/shared/question/kinds'

const packsFolder = new URL('../../../content/packs/', import.meta.url)

function readShipped(folder: string) {
  const place = new URL(`${folder}/`, packsFolder)
  const parsed = (file: string): unknown => parse(readFileSync(new URL(file, place), 'utf8'))
  const files = readdirSync(place).filter((file) => file !== 'pack.yaml')
  return readPack(parsed('pack.yaml'), new Map(files.map((file) => [file, parsed(file)])))
}

function shipped(folder: string) {
  const read = readShipped(folder)
  if (!read.ok) throw new Error(JSON.stringify(read.reason, null, 2))
  return read.value
}

describe.each(readdirSync(packsFolder))('the pack %s', (folder) => {
  test('has no mistake and no weakness', () => {
    expect(readShipped(folder)).toMatchObject({ ok: true })
    expect(lintPack(shipped(folder))).toEqual([])
  })

  test('is called as its folder', () => {
    expect(shipped(folder).id).toBe(folder)
  })
})

test('the bank on AWS containers asks at least 16 questions, in every kind, over all eight of its chapters', () => {
  const { questions } = shipped('aws-containers')
  const chapters = questions.flatMap(({ facts }) => facts.map((fact) => fact.split('.')[0]))
  expect(questions.length).toBeGreaterThanOrEqual(16)
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(kindNames))
  expect(chapters).toEqual(expect.arrayContaining(['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8']))
})
