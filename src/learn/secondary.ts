import { NONE } from '../core/learnt/model.ts'
import { normalise, scenarioLogOdds } from '../core/learnt/decide.ts'
import { pairName, SECONDARY_FEATURES, secondaryHeadsOf, secondaryValues, type SecondaryWeights } from '../core/learnt/secondary.ts'
import type { Decision } from '../core/learnt/model.ts'
import { fitLogistic, type Row } from './logistic.ts'
import { round } from './round.ts'
import { bestThreshold } from './threshold.ts'
import { isNewToRules } from './cases.ts'
import type { Scored } from './decision.ts'
import { HEADS, MODEL_SCENARIOS } from './train.ts'

/**
 * Fits what tells a secondary scenario to `scored`, beside the scenarios that `first` finds in them: on a text
 * that is taken for another matter than it is, the answer has to be right too.
 */
export function fitSecondary (scored: readonly Scored[], first: Pick<Decision, 'bayes' | 'peaks' | 'scale' | 'harmless' | 'doubt'>): SecondaryWeights {
  const names = HEADS.map(({ name }) => name)
  const asked = [...secondaryHeadsOf(names)]
  const constantOf = new Map(asked.map(([id], index) => [id, SECONDARY_FEATURES.length + index]))
  const pairOf = new Map(asked.flatMap(([one]) => asked.flatMap(([other]) => one === other ? [] : [pairName(one, other)])).map((name, index) => [name, SECONDARY_FEATURES.length + asked.length + index]))
  const rows: Row[] = []
  const isNew: boolean[] = []
  for (const { prepared: { example }, scores } of scored) {
    const shares = normalise(scenarioLogOdds(scores, first), first.doubt)
    const found = MODEL_SCENARIOS[shares.indexOf(Math.max(...shares))]!
    if (found === NONE) continue
    const shareOf = (id: string): number => shares[MODEL_SCENARIOS.indexOf(id)]!
    for (const [id, heads] of asked) {
      if (id === found) continue
      const values = secondaryValues(scores, heads, shareOf(id), shareOf(found))
      rows.push({
        values: [...values.map((value, at): [number, number] => [at, value]), [constantOf.get(id)!, 1], [pairOf.get(pairName(found, id))!, 1]],
        yes: example.complaint && (example.secondary as readonly string[]).includes(id)
      })
      isNew.push(isNewToRules(example))
    }
  }
  const weights = fitLogistic(rows, SECONDARY_FEATURES.length + constantOf.size + pairOf.size)
  const oddsOf = ({ values }: Row): number => values.reduce((sum, [at, value]) => sum + value * weights[at]!, 0)
  const even = bestThreshold(rows.map((row, at) => ({ score: oddsOf(row), yes: row.yes, isNew: isNew[at]! })), 1).at
  return {
    features: Object.fromEntries(SECONDARY_FEATURES.map((name, at) => [name, round(weights[at]!)])),
    constants: Object.fromEntries([...constantOf].map(([id, at]) => [id, round(weights[at]! - even)])),
    pairs: Object.fromEntries([...pairOf].map(([name, at]) => [name, round(weights[at]!)]))
  }
}
