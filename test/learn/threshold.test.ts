import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/learn/random.ts'
import { bestThreshold, calibrate, expectedThreshold, type Answer } from '../../src/learn/threshold.ts'

const answer = (score: number, yes: boolean, isNew = true): Answer => ({ score, yes, isNew })

describe('the best threshold', () => {
  const parted = [answer(2, true), answer(1, true), answer(-1, false), answer(-2, false)]
  test('parts what can be parted, halfway', () => expect(bestThreshold(parted, 1)).toEqual({ at: 0, f: 1 }))
  test('leans to what is missed where that costs more', () => {
    const mixed = [answer(3, true), answer(2, false), answer(1.5, false), answer(1, true), answer(0, false)]
    expect(bestThreshold(mixed, 0.5).at).toBeGreaterThan(2)
    expect(bestThreshold(mixed, 2).at).toBeLessThan(1)
  })
  test('the few that are new count for as much as the many that are not', () => {
    const old = Array.from({ length: 50 }, (_, i) => answer(i % 2 === 0 ? 2 : -2, i % 2 === 0, false))
    expect(bestThreshold([...old, answer(-3, true), answer(-3.5, false)], 1).at).toBeLessThan(-2.9)
  })
})

describe('the threshold that is to be expected', () => {
  /** Answers of which a logistic curve is the truth, one in six or so a yes. */
  const draw = (seed: number, count: number): Answer[] => {
    const random = createRandom(seed)
    return Array.from({ length: count }, () => {
      const score = random.normal()
      return answer(score, random.next() < 1 / (1 + Math.exp(-(3 * score - 2.5))))
    })
  }
  test('what it is reckoned by finds the curve again', () => {
    const { slope, even } = calibrate(draw(7, 20_000))
    expect(slope).toBeCloseTo(3, 0)
    expect(even).toBeCloseTo(2.5 / 3, 1)
  })

  const lots = Array.from({ length: 12 }, (_, seed) => draw(seed + 1, 600))
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
  const meanF = (thresholds: readonly number[]): number => {
    const others = draw(99, 20_000)
    const right = (at: number): number => others.filter(({ score, yes }) => yes && score >= at).length
    const found = (at: number): number => others.filter(({ score }) => score >= at).length
    const all = others.filter(({ yes }) => yes).length
    return thresholds.reduce((sum, at) => sum + 2 * right(at) / (found(at) + all), 0) / thresholds.length
  }
  const best = lots.map((answers) => bestThreshold(answers, 1).at)
  const expected = lots.map(expectedThreshold)
  test('moves less from one lot of answers to the next', () => expect(spread(expected)).toBeLessThan(spread(best) / 2))
  test('and is right more often in others', () => expect(meanF(expected)).toBeGreaterThan(meanF(best)))
})
