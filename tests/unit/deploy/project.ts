import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../../server/src/config.ts'

const fromRoot = (place: string) => fileURLToPath(new URL(`../../../${place}`, import.meta.url))

export const isThere = (place: string) => existsSync(fromRoot(place))

export const textOf = (place: string) => readFileSync(fromRoot(place), 'utf8')

/** The file as the shape its test expects; a test that asks for what is not there fails. */
export const yamlOf = <Shape>(place: string) => parse(textOf(place), { merge: true, uniqueKeys: true }) as Shape

/** The paths that the server answers besides pages and /api. */
export const routes = [...textOf('server/src/http/routes.ts').matchAll(/app\.get\('(\/\w+)'/g)].map(([, path]) => path)

export type Variables = Readonly<Record<string, unknown>>

/** The server reads each of these variables, and starts with what they say. */
export function expectConfigured(variables: Variables) {
  const read = new Set<string>()
  const environment = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
  const config = readConfig(
    new Proxy(environment, {
      get: (all, name: string) => {
        read.add(name)
        return all[name]
      },
    }),
  )
  expect(Object.keys(variables).filter((name) => !read.has(name))).toEqual([])
  expect(config).toMatchObject({ ok: true })
}
