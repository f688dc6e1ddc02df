import { expect, test } from 'vitest'
import { createMetrics } from '../../../server/src/metrics.ts'
import { isThere, textOf, yamlOf } from './project.ts'

type Target = { readonly refId: string; readonly expr: string }
type Panel = { readonly id: number; readonly title: string; readonly targets?: readonly Target[] }
type Rule = { readonly alert: string; readonly expr: string; readonly annotations: { readonly summary: string } }

const { panels } = JSON.parse(textOf('deploy/grafana/jawab.json')) as { panels: readonly Panel[] }
const rules = yamlOf<{ groups: readonly { rules: readonly Rule[] }[] }>('deploy/alerts.yml').groups.flatMap(
  (group) => group.rules,
)

const ours = (text: string) => text.match(/\bjawab_\w+/g) ?? []

/** Every name under which a metric of ours can be asked for. */
async function names() {
  const text = await createMetrics().text()
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)]
  return types.flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  )
}

test('the dashboard asks only for what the server counts', async () => {
  const asked = ours(textOf('deploy/grafana/jawab.json'))
  expect(asked).not.toHaveLength(0)
  const known = await names()
  expect(asked.filter((name) => !known.includes(name))).toEqual([])
})

test('alerts watch only what the server counts', async () => {
  const known = await names()
  expect(rules.flatMap(({ expr }) => ours(expr)).filter((name) => !known.includes(name))).toEqual([])
})

test('every alert has a name of its own and says what has happened', () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  expect(
    rules.filter(({ annotations }) => !annotations.summary.endsWith('.') && !annotations.summary.endsWith('?')),
  ).toEqual([])
})

test('every panel has an id of its own, and every query of a panel a letter', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  for (const { targets = [] } of panels) {
    expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length)
  }
})

test('Prometheus asks every server of docker compose and reads the alerts', () => {
  type Config = { rule_files: string[]; scrape_configs: { static_configs: { targets: string[] }[] }[] }
  const { rule_files, scrape_configs } = yamlOf<Config>('deploy/prometheus.yml')
  const upstreams = /reverse_proxy (.*) \{/.exec(textOf('deploy/Caddyfile'))?.[1]
  expect(scrape_configs[0]?.static_configs[0]?.targets.join(' ')).toBe(upstreams)
  expect(rule_files.filter((name) => !isThere(`deploy/${name}`))).toEqual([])
})
