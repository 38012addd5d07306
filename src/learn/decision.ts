import { DANGERS } from '../core/findings.ts'
import { NONE, type Decision, type Scores } from '../core/learnt/model.ts'
import { angerFeatures, headScore, kindOf, LEAST_PEAK, normalise, scenarioLogOdds, shareOf } from '../core/learnt/decide.ts'
import { isNewToRules } from './cases.ts'
import { fitLogistic, type Row } from './logistic.ts'
import { round } from './round.ts'
import { fitSecondary } from './secondary.ts'
import { solve } from './solve.ts'
import { bestThreshold, calibrate, expectedThreshold, type Answer } from './threshold.ts'
import { HEADS, MODEL_SCENARIOS, type Prepared } from './train.ts'

/** Scores of a case from a model that had not seen it. */
export interface Scored { readonly prepared: Prepared, readonly scores: Scores }

const GRID = { network: [0, 0.05, 0.1, 0.15, 0.2, 0.3], bayes: [0, 0.01, 0.015, 0.02, 0.03, 0.05, 0.08], scale: [1, 1.5, 2, 2.5, 3, 3.5, 4, 5], peak: [0, 0.2, 0.4, 0.6], doubt: [0.005, 0.01, 0.02, 0.04, 0.06, 0.1] }

/** Chooses how scores become answers, so that the out-of-fold answers are as often right and as honest as can be. `raw`: scores without the network's share. */
export function fitDecision (raw: readonly Scored[]): Decision {
  const network: Record<string, number> = {}
  let best = { loss: Infinity, network: 0, bayes: 0, scale: 1, peak: 0 }
  for (const share of GRID.network) {
    const scored = withNetwork(raw, { scenario: share })
    for (const bayes of GRID.bayes) {
      for (const peak of GRID.peak) {
        for (const scale of GRID.scale) {
          const loss = scored.reduce((sum, { prepared, scores }) =>
            sum - Math.log(Math.max(1e-6, normalise(scenarioLogOdds(scores, { bayes, scale, harmless: 0, peaks: { scenario: peak } }))[indexOf(prepared)]!)), 0)
          if (loss < best.loss) best = { loss, network: share, bayes, scale, peak }
        }
      }
    }
  }
  network.scenario = best.network
  for (const kind of ['also', 'anger']) network[kind] = bestNetworkShare(raw, kind, best.network)
  const peaks: Record<string, number> = { scenario: best.peak }
  HEADS.forEach(({ name }, head) => {
    if (!isYesOrNo(name)) return
    const shares = fitShares(raw, head)
    network[name] = shares.network
    peaks[name] = shares.peak
  })
  const scored = withNetwork(raw, network)
  const first = { bayes: best.bayes, scale: best.scale, peaks }
  const lossWith = (doubt: number): number => scored.reduce((sum, { prepared, scores }) =>
    sum - Math.log(normalise(scenarioLogOdds(scores, { ...first, harmless: 0 }), doubt)[indexOf(prepared)]! + 1e-6), 0)
  const doubt = bestBy(GRID.doubt, (share) => -lossWith(share))
  const harmless = bestBy(range(-1.5, 1.5, 0.1), (shift) => {
    let right = 0
    for (const { prepared, scores } of scored) {
      const odds = normalise(scenarioLogOdds(scores, { ...first, harmless: shift }))
      if ((odds.at(-1)! < 0.5) === prepared.example.complaint) right++
    }
    return right
  })
  const thresholds: Record<string, number> = {}
  const slopes: Record<string, number> = {}
  HEADS.forEach(({ name }, head) => {
    if (!isYesOrNo(name)) return
    const answers = answersTo(head, scored, { peaks })
    if (kindOf(name) === 'supply') {
      const { slope, even } = calibrate(answers)
      thresholds[name] = round(even)
      slopes[name] = round(slope)
      return
    }
    // what is expected leans to the sure side, which an escalation should not
    const at = kindOf(name) === 'escalation' ? bestThreshold(answers, DANGER_HEADS.has(name) ? RECALL_DOUBLED : 1).at : expectedThreshold(answers)
    thresholds[name] = round(at)
    slopes[name] = bestBy(range(1, 8, 0.5), (slope) => -answers.reduce((sum, { score, yes }) => sum + Math.log1p(Math.exp((yes ? -1 : 1) * slope * (score - thresholds[name]!))), 0))
  })
  const partial: Decision = {
    network, bayes: best.bayes, scale: best.scale, doubt, harmless: round(harmless), peaks, secondary: fitSecondary(scored, { ...first, harmless, doubt }), thresholds, slopes,
    reviewBelow: fitReview(scored, { ...first, harmless }, doubt), anger: { weights: {}, cuts: [0.5, 1.5, 2.5] }
  }
  return { ...partial, anger: fitAnger(scored, partial) }
}

/** The scores with the network's share of them. */
const withNetwork = (raw: readonly Scored[], shares: Readonly<Record<string, number>>): Scored[] => {
  const byHead = HEADS.map(({ name }) => shareOf(shares, name))
  return raw.map(({ prepared, scores }) => ({ prepared, scores: { ...scores, heads: scores.heads.map((score, head) => score + byHead[head]! * scores.network[head]!) } }))
}

/** The share of the network with which the heads of a kind are right most often. */
function bestNetworkShare (raw: readonly Scored[], kind: string, ofScenario: number): number {
  let best = { f: -Infinity, share: 0 }
  for (const share of GRID.network) {
    const scored = withNetwork(raw, { scenario: ofScenario, [kind]: share })
    const f = meanOf(headsOf(kind).map((head) => bestThreshold(answersTo(head, scored, { peaks: {} }), 1).f))
    if (f > best.f + 0.001) best = { f, share }
  }
  return best.share
}

const DANGER_HEADS = new Set<string>(DANGERS.map((reason) => `escalation:${reason}`))
/** The F-measure of danger: recall counts double. */
const RECALL_DOUBLED = 2

/** Whether a head has a threshold of its own. */
const isYesOrNo = (name: string): boolean => !['scenario', 'also', 'anger'].includes(kindOf(name))

/** How much the network and the strongest stretch say beside a head: what a logistic regression over the three makes of them, in shares of the head's own. */
function fitShares (raw: readonly Scored[], head: number): { network: number, peak: number } {
  const { truth } = HEADS[head]!
  const rows = raw.filter(({ prepared: { example } }) => truth(example) !== 0).map(({ prepared: { example }, scores }): Row => ({
    values: [[0, scores.heads[head]!], [1, scores.network[head]!], [2, Math.max(LEAST_PEAK, scores.peaks[head]!)], [3, 1]], yes: truth(example) > 0
  }))
  const [own = 0, network = 0, peak = 0] = fitLogistic(rows, 4)
  const share = (weight: number): number => own <= 0 ? 0 : round(Math.max(0, weight / own))
  return { network: share(network), peak: share(peak) }
}

const headsOf = (kind: string): number[] => HEADS.flatMap(({ name }, head) => kindOf(name) === kind ? [head] : [])
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** What a head answers to those it is asked of. Which other scenarios to answer is asked only of complaints, beside the first one. */
function answersTo (head: number, scored: readonly Scored[], decision: Pick<Decision, 'peaks'>): Answer[] {
  const { name, truth } = HEADS[head]!
  const asked = scored.filter(({ prepared: { example } }) => truth(example) !== 0 && (!name.startsWith('also:') || (example.complaint && name !== `also:${example.scenario}`)))
  return asked.map(({ prepared: { example }, scores }) => ({ score: headScore(name, head, scores, decision), yes: truth(example) > 0, isNew: isNewToRules(example) }))
}

const indexOf = ({ example }: Prepared): number => MODEL_SCENARIOS.indexOf(example.scenario ?? NONE)
const range = (from: number, to: number, step: number): number[] => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => round(from + i * step))

function bestBy (options: readonly number[], value: (option: number) => number): number {
  let best = { value: -Infinity, option: options[0]! }
  for (const option of options) {
    const is = value(option)
    if (is > best.value || (is === best.value && Math.abs(option) < Math.abs(best.option))) best = { value: is, option }
  }
  return best.option
}

/** The confidence below which three in four of the wrong answers lie. */
function fitReview (scored: readonly Scored[], decision: Pick<Decision, 'bayes' | 'scale' | 'harmless' | 'peaks'>, doubt: number): number {
  const wrong = scored.flatMap(({ prepared, scores }) => {
    const odds = normalise(scenarioLogOdds(scores, decision), doubt)
    const sure = Math.max(...odds)
    return odds.indexOf(sure) === indexOf(prepared) ? [] : [sure]
  }).sort((a, b) => a - b)
  return round(Math.min(0.9, wrong[Math.floor(wrong.length * 0.8)] ?? 0.5))
}

/** Ridge regression of the labelled level on the scores that speak of anger, then the cuts with most exact levels. */
function fitAnger (scored: readonly Scored[], decision: Decision): Decision['anger'] {
  const rows = scored.map(({ prepared, scores }) => ({ features: angerFeatures(HEADS.map(({ name }) => name), scores, decision, prepared.facts), level: prepared.example.anger }))
  const names = [...new Set(rows.flatMap(({ features }) => [...features.keys()]))].sort()
  const matrix = names.map((a) => names.map((b) => rows.reduce((sum, { features }) => sum + (features.get(a) ?? 0) * (features.get(b) ?? 0), a === b ? 2 : 0)))
  const target = names.map((a) => rows.reduce((sum, { features, level }) => sum + (features.get(a) ?? 0) * level, 0))
  const solution = solve(matrix, target)
  const weights = Object.fromEntries(names.map((name, i) => [name, round(solution[i]!)]))
  const predicted = rows.map(({ features, level }) => ({ value: [...features].reduce((sum, [name, value]) => sum + value * weights[name]!, 0), level }))
  const cuts = [0.5, 1.5, 2.5]
  for (let pass = 0; pass < 3; pass++) {
    for (let cut = 0; cut < cuts.length; cut++) {
      cuts[cut] = bestBy(range(cut + 0.1, cut + 0.9, 0.02), (at) => {
        const trial = cuts.with(cut, at)
        return predicted.reduce((sum, { value, level }) => {
          const given = trial.filter((edge) => value >= edge).length
          return sum - (given === level ? 0 : Math.abs(given - level) === 1 ? 1 : 3)
        }, 0)
      })
    }
  }
  return { weights, cuts }
}
