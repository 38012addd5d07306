import type { Decision, Scores } from './model.ts'

/** What conclusions are drawn from. */
type Answers = Pick<Scores, 'heads' | 'peaks' | 'bayes'>

/** Log-odds of each scenario, up to a common constant; the last is «no complaint». The first heads are the scenarios'. */
export function scenarioLogOdds ({ heads, peaks, bayes }: Answers, decision: Pick<Decision, 'bayes' | 'peaks' | 'scale' | 'harmless'>): Float64Array {
  const odds = new Float64Array(bayes.length)
  const peak = decision.peaks.scenario ?? 0
  const last = odds.length - 1
  // the strongest stretch says which complaint it is, not whether it is one
  for (let i = 0; i <= last; i++) odds[i] = decision.scale * (heads[i]! + (i < last ? peak * Math.max(-1, peaks[i]!) : -peak) + decision.bayes * bayes[i]!)
  odds[last]! += decision.harmless
  return odds
}

/** The kind of a head: what stands before its colon. */
export function kindOf (name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(0, colon)
}

/** The share that a decision gives a head, by its name or else by its kind. */
export const shareOf = (shares: Readonly<Record<string, number>>, name: string): number => shares[name] ?? shares[kindOf(name)] ?? 0

/** A text of which no stretch speaks for a head says no more against it than this. */
export const LEAST_PEAK = -2

/** Score of a yes-or-no head with the share of its strongest stretch. */
export const headScore = (name: string, head: number, { heads, peaks }: Answers, decision: Pick<Decision, 'peaks'>): number =>
  heads[head]! + shareOf(decision.peaks, name) * Math.max(LEAST_PEAK, peaks[head]!)

/** Turns log-odds into probabilities, in place; `doubt` is shared out evenly. */
export function normalise (odds: Float64Array, doubt = 0): Float64Array {
  let most = -Infinity
  for (const value of odds) most = Math.max(most, value)
  let sum = 0
  for (let i = 0; i < odds.length; i++) sum += odds[i] = Math.exp(odds[i]! - most)
  for (let i = 0; i < odds.length; i++) odds[i] = (1 - doubt) * odds[i]! / sum + doubt / odds.length
  return odds
}

/** Log-odds to a probability. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Probability that the answer of a head is yes; 0.5 at its threshold. */
export const headConfidence = (name: string, score: number, decision: Decision): number =>
  sigmoid((decision.slopes[name] ?? 2) * (score - (decision.thresholds[name] ?? 0)))

/** What a message's scores come to: how sure each head is of its yes, and the level of anger as a real number before it is cut. */
export interface Verdict { readonly confidences: Float64Array, level (facts: ReadonlyMap<string, number>): number }

/** Compiles the thresholds of `names`, the heads of a model, so that no name is looked up for each message. */
export function compileVerdict (names: readonly string[], decision: Decision): (scores: Answers) => Verdict {
  const share = Float64Array.from(names, (name) => shareOf(decision.peaks, name))
  const threshold = Float64Array.from(names, (name) => decision.thresholds[name] ?? 0)
  const slope = Float64Array.from(names, (name) => decision.slopes[name] ?? 2)
  const weightOf = (name: string): number => decision.anger.weights[name] ?? 0
  const ofAnger = names.flatMap((name, head) => name.startsWith('anger:') ? [{ head, weight: weightOf(name) }] : [])
  const ofSigns = names.flatMap((name, head) => name.startsWith('sign:') || name === 'shouting' ? [{ head, weight: weightOf(name) }] : [])
  const ofFacts = [...ANGRY_FACTS].map((name) => ({ name, weight: weightOf(name) }))
  return ({ heads, peaks }) => {
    const confidences = new Float64Array(names.length)
    for (let head = 0; head < names.length; head++) {
      const score = heads[head]! + share[head]! * Math.max(LEAST_PEAK, peaks[head]!)
      confidences[head] = sigmoid(slope[head]! * (score - threshold[head]!))
    }
    return {
      confidences,
      level: (facts) => {
        let level = weightOf('constant')
        for (const { head, weight } of ofAnger) level += weight * Math.max(-2, Math.min(2, heads[head]!))
        for (const { head, weight } of ofSigns) level += weight * confidences[head]!
        for (const { name, weight } of ofFacts) level += weight * (facts.get(name) ?? 0)
        return level
      }
    }
  }
}

const ANGRY_FACTS = new Set(['exclamations', 'exclamation-piles', 'question-piles', 'capitals', 'capitals-share', 'length'])

/** What the level of anger is read from: the anger heads, how sure each sign is, and the voice. */
export function angerFeatures (names: readonly string[], scores: Answers, decision: Decision, facts: ReadonlyMap<string, number>): Map<string, number> {
  const features = new Map<string, number>([['constant', 1]])
  names.forEach((name, head) => {
    if (name.startsWith('anger:')) features.set(name, Math.max(-2, Math.min(2, scores.heads[head]!)))
    else if (name.startsWith('sign:') || name === 'shouting') features.set(name, headConfidence(name, headScore(name, head, scores, decision), decision))
  })
  for (const name of ANGRY_FACTS) {
    const value = facts.get(name)
    if (value !== undefined) features.set(name, value)
  }
  return features
}
