import fc from 'fast-check'
import { expect, test } from 'vitest'
import { angerFeatures, compileVerdict, headConfidence, headScore, shareOf } from '../../src/core/learnt/decide.ts'
import type { Decision } from '../../src/core/learnt/model.ts'

const names = ['scenario:late', 'also:late', 'sign:blame', 'shouting', 'anger:1', 'demand:refund']
const decision: Decision = {
  network: {}, bayes: 0.03, scale: 2, doubt: 0, harmless: 0, peaks: { demand: 0.6, sign: 0.3, 'sign:blame': 0.5 }, secondary: { features: {}, constants: {}, pairs: {} }, reviewBelow: 0.5,
  thresholds: { 'sign:blame': 0.2, 'demand:refund': -0.1 }, slopes: { 'sign:blame': 4 },
  anger: { weights: { constant: 0.5, 'anger:1': 0.7, 'sign:blame': 0.4, shouting: 0.2, capitals: 1.1 }, cuts: [1, 2, 3] }
}
const scores = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: names.length, maxLength: names.length })

test('what is compiled judges as what is learnt by', () => {
  fc.assert(fc.property(scores, scores, fc.double({ min: 0, max: 1, noNaN: true }), (heads, peaks, capitals) => {
    const given = { heads: Float64Array.from(heads), peaks: Float64Array.from(peaks), bayes: new Float64Array(2) }
    const facts = new Map([['capitals', capitals], ['exclamations', 1]])
    const { confidences, level } = compileVerdict(names, decision)(given)
    names.forEach((name, head) => expect(confidences[head]).toBeCloseTo(headConfidence(name, headScore(name, head, given, decision), decision), 10))
    const expected = [...angerFeatures(names, given, decision, facts)].reduce((sum, [name, value]) => sum + value * (decision.anger.weights[name] ?? 0), 0)
    expect(level(facts)).toBeCloseTo(expected, 10)
  }))
})

test('a head has the share of its own name, else that of its kind, else none', () => {
  expect(['sign:blame', 'sign:sarcasm', 'shouting'].map((name) => shareOf(decision.peaks, name))).toEqual([0.5, 0.3, 0])
})
