import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = ['tokens', 'stage'].map((name) =>
  readFileSync(new URL(`../../client/src/styles/${name}.css`, import.meta.url), 'utf8'),
)

type Tokens = Readonly<Record<string, string>>
type Pair = readonly [text: string, ground: string]

/** All custom properties that a rule with this selector sets. */
const tokensOf = (selector: string): Tokens =>
  Object.fromEntries(
    css
      .flatMap((sheet) => [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)])
      .filter(([, selectors = '']) => selectors.split(',').some((one) => one.trim().endsWith(selector)))
      .flatMap(([, , body = '']) => [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)])
      .map(([, name = '', value = '']) => [name, value.trim()]),
  )

const pigments = tokensOf(':root')
const themes = {
  paper: { ...pigments, ...tokensOf('.theme-paper') },
  stage: { ...pigments, ...tokensOf('.theme-stage') },
} satisfies Record<string, Tokens>

function colour(tokens: Tokens, name: string): Color {
  const value = tokens[`--${name}`] ?? ''
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (other) return colour(tokens, other)
  const painted = parse(value)
  if (!painted) throw new Error(`--${name} is no colour: ${value}`)
  return painted
}

const letters = [...'abcdef']
const answers = letters.map((letter) => `answer-${letter}`)
const teams = Array.from({ length: 8 }, (_, at) => `team-${at + 1}`)
const on = (texts: readonly string[], grounds: readonly string[]) =>
  texts.flatMap((text) => grounds.map((ground): Pair => [text, ground]))

const grounds = ['bg', 'surface', 'sunk']
const texts: readonly Pair[] = [
  ...on(['text', 'text-quiet', 'accent-text', 'good', 'urgent', 'fault'], grounds),
  ...on(['code-text', 'code-key', 'code-string', 'code-quiet'], ['code-bg']),
  ['on-accent', 'accent'],
  ...letters.map((letter): Pair => [`on-answer-${letter}`, `answer-${letter}`]),
  ...on(['on-team'], teams),
  ...on(['chalk'], ['peacock', 'rani', 'brick']),
  ['ivory', 'ink'],
]
const edges: Readonly<Record<keyof typeof themes, readonly Pair[]>> = {
  // E and F are light: on paper their ink outline is the edge.
  paper: on(['edge', 'focus', ...answers.slice(0, 4)], ['bg', 'surface']),
  stage: [...on(['edge', 'focus'], ['bg', 'surface']), ...on([...answers, ...teams], ['bg'])],
}

describe.each(['paper', 'stage'] as const)('on %s', (theme) => {
  const contrast = ([text, ground]: Pair) => wcagContrast(colour(themes[theme], text), colour(themes[theme], ground))

  test.each(texts)('[1.4.3] %s can be read on %s', (...pair) => {
    expect(contrast(pair)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(edges[theme])('[1.4.11] %s can be seen on %s', (...pair) => {
    expect(contrast(pair)).toBeGreaterThanOrEqual(3)
  })
})

/** As the eyes of one in twelve men see it, at full severity (Machado 2009). */
const eyes: Readonly<Record<string, (colour: Color) => Color>> = {
  normal: (seen) => seen,
  deuteranope: filterDeficiencyDeuter(1),
  protanope: filterDeficiencyProt(1),
  tritanope: filterDeficiencyTrit(1),
}
const difference = differenceCiede2000()

describe.each(Object.entries(eyes))('to a %s eye', (_, seen) => {
  test.each([
    ['answers, and the marigold of the key', [...answers, 'marigold']],
    ['teams', teams],
  ])('[1.4.1] all %s are told apart', (_, names) => {
    const colours = names.map((name) => seen(colour(pigments, name)))
    const closest = colours.flatMap((one, at) => colours.slice(at + 1).map((other) => difference(one, other)))
    expect(Math.min(...closest)).toBeGreaterThan(10)
  })
})
