import { sigmoid } from '../core/learnt/decide.ts'
import { fitLogistic } from './logistic.ts'

/** A score, whether it should have been a yes, and whether the case is new to the writers of the rules. */
export interface Answer { readonly score: number, readonly yes: boolean, readonly isNew: boolean }

/**
 * The threshold with the best F-measure, halfway between the scores on both sides of it. Cases that the writers of the
 * rules had before them and cases new to them count for one half each: on the first the rules look better than they are.
 */
export function bestThreshold (answers: readonly Answer[], beta: number): { at: number, f: number } {
  const sorted = [...answers].sort((a, b) => b.score - a.score)
  const groups = [false, true].map((isNew) => ({ right: 0, found: 0, all: answers.filter((answer) => answer.yes && answer.isNew === isNew).length }))
  const square = beta * beta
  let best = { f: -1, at: 0 }
  sorted.forEach(({ yes, isNew }, index) => {
    const group = groups[isNew ? 1 : 0]!
    group.found++
    if (yes) group.right++
    const counted = groups.filter(({ all }) => all > 0)
    const f = counted.reduce((sum, { right, found, all }) => sum + (1 + square) * right / (found + square * all), 0) / Math.max(1, counted.length)
    if (f > best.f) best = { f, at: halfway(sorted, index) }
  })
  return best
}

/**
 * The threshold with the best F1 that is to be expected: each answer counts for as much of a yes as a logistic regression
 * on the scores says of it. The F1 of counted answers has a flat and ragged top, whose highest tooth stands elsewhere in
 * the next messages; this one is smooth.
 */
export function expectedThreshold (answers: readonly Answer[]): number {
  const { slope, even } = calibrate(answers)
  const sorted = [...answers].sort((a, b) => b.score - a.score)
  const chances = sorted.map(({ score }) => sigmoid(slope * (score - even)))
  const all = chances.reduce((sum, chance) => sum + chance, 0)
  let right = 0
  let best = { f: -1, at: 0 }
  chances.forEach((chance, index) => {
    right += chance
    const f = 2 * right / (index + 1 + all)
    if (f > best.f) best = { f, at: halfway(sorted, index) }
  })
  return best.at
}

/** A logistic regression on the scores: the score at which yes and no are as likely, and how fast the log-odds grow with it. */
export function calibrate (answers: readonly Answer[]): { readonly slope: number, readonly even: number } {
  const [slope = 0, constant = 0] = fitLogistic(answers.map(({ score, yes }) => ({ values: [[0, score], [1, 1]], yes })), 2)
  return { slope, even: slope === 0 ? 0 : -constant / slope }
}

const halfway = (sorted: readonly Answer[], index: number): number => {
  const { score } = sorted[index]!
  return (score + (sorted[index + 1]?.score ?? score - 0.1)) / 2
}
