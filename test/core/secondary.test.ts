import { expect, test } from 'vitest'
import { compileSecondary, pairName, SECONDARY_FEATURES, secondaryHeadsOf, secondaryValues } from '../../src/core/learnt/secondary.ts'

const names = ['scenario:late', 'scenario:rude', 'scenario:none', 'also:late', 'also:rude', 'sign:blame']
const scores = { heads: Float64Array.of(1, 0.5, -1, 0.25, 0.75, 9), peaks: Float64Array.of(2, -5, 0, 0.5, -3, 9) }
const shareOf = (id: string): number => ({ late: 0.8, rude: 0.1 })[id] ?? 0

test('a scenario is told by its own heads, those of its strongest stretch no lower than -2', () => {
  const heads = secondaryHeadsOf(names)
  expect([...heads]).toEqual([['late', { also: 3, scenario: 0 }], ['rude', { also: 4, scenario: 1 }]])
  expect(secondaryValues(scores, heads.get('rude')!, 0.1, 0.8)).toEqual([0.75, -2, 0.5, -2, Math.log(0.101), Math.log(0.801)])
})

test('every scenario but the first is asked; its weights, its constant and how often it comes beside the first add up', () => {
  const odds = compileSecondary(names, { features: { also: 2, scenario: -1 }, constants: { rude: 0.3 }, pairs: { [pairName('late', 'rude')]: 0.4, [pairName('rude', 'late')]: 7 } })
  expect(odds(scores, 'late', shareOf)).toEqual([['rude', 2 * 0.75 - 0.5 + 0.3 + 0.4]])
  expect(odds(scores, 'own', shareOf).map(([id]) => id)).toEqual(['late', 'rude'])
})

test('probabilities of nothing and of certainty give finite odds', () => {
  const odds = compileSecondary(names, { features: Object.fromEntries(SECONDARY_FEATURES.map((name) => [name, 1])), constants: {}, pairs: {} })
  for (const share of [0, 1]) for (const [, value] of odds(scores, 'late', () => share)) expect(Number.isFinite(value)).toBe(true)
})
