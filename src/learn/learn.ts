import type { Scored as Ranked } from '../core/findings.ts'
import { normalise, scenarioLogOdds } from '../core/learnt/decide.ts'
import { compileModel, type LearntModel } from '../core/learnt/model.ts'
import { compileNetwork } from '../core/learnt/network.ts'
import { FOLDS, foldOf } from './cases.ts'
import { fitDecision, type Scored } from './decision.ts'
import type { Networks } from './networks.ts'
import { DEFAULTS, MODEL_SCENARIOS, trainModel, type Beside, type Options, type Prepared } from './train.ts'

/** A decision for models of which only the raw scores are wanted. */
const UNDECIDED: LearntModel['decision'] = { network: {}, bayes: 0, scale: 1, doubt: 0, harmless: 0, peaks: {}, secondary: { features: {}, constants: {}, pairs: {} }, thresholds: {}, slopes: {}, reviewBelow: 0, anger: { weights: {}, cuts: [] } }

/** Scores each case by a model, and a network where there are, that were trained on the other folds. */
export function scoreByFolds (cases: readonly Prepared[], options: Options, beside: Beside, networks?: Networks): Scored[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const model = trainModel(cases.filter(({ example }) => foldOf(example) !== fold), options, beside)
    const network = networks && compileNetwork(networks.byFold[fold]!)
    // words keep their vectors by the index of a model; each fold has its own, far from the engine's
    const score = compileModel({ ...model, decision: UNDECIDED }, FIRST_FOLD_INDEX + fold, cases[0]!.senses, network)
    return cases.filter(({ example }) => foldOf(example) === fold)
      .map((prepared) => {
        const scores = score(prepared.body, prepared.subject, prepared.facts)
        return { prepared, scores: { ...scores, network: Float64Array.from(scores.network) } }
      })
  })
}
const FIRST_FOLD_INDEX = 1

/** Learns one language, with what stands beside its cases: decisions from scores of unseen folds, weights from all cases. */
export const learn = (cases: readonly Prepared[], beside: Beside, options: Options = DEFAULTS, networks?: Networks): LearntModel =>
  learnWithChances(cases, beside, options, networks).model

/** The same, and by case the scenarios as `chancesOf` has them. */
export function learnWithChances (cases: readonly Prepared[], beside: Beside, options: Options = DEFAULTS, networks?: Networks): { model: LearntModel, chances: Chances } {
  const scored = scoreByFolds(cases, options, beside, networks)
  const decision = fitDecision(scored)
  return { model: { ...trainModel(cases, options, beside), decision }, chances: chancesOf(scored, decision) }
}

/** By the id of a case, how likely each scenario is to a model that had not seen it, in thousandths as the engine says it. */
export type Chances = ReadonlyMap<string, readonly Ranked[]>

export const chancesOf = (scored: readonly Scored[], decision: LearntModel['decision']): Chances => new Map(scored.map(({ prepared, scores }) => {
  const shares = normalise(scenarioLogOdds(scores, decision), decision.doubt)
  return [prepared.example.id, MODEL_SCENARIOS.map((id, index) => ({ id, confidence: Math.round(shares[index]! * 1000) / 1000 }))]
}))
