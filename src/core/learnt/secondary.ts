import { LEAST_PEAK } from './decide.ts'
import type { Scores } from './model.ts'

/**
 * How likely a scenario is to be secondary, beside the one that comes first: the weights of a logistic regression, shifted so
 * that even odds are where answers are right most often.
 */
export interface SecondaryWeights {
  readonly features: Readonly<Partial<Record<SecondaryFeature, number>>>
  /** By scenario. */
  readonly constants: Readonly<Record<string, number>>
  /** How much more often one comes beside another than the rest would make expect, by `pairName`. */
  readonly pairs: Readonly<Record<string, number>>
}

/**
 * What it is told by: the score of «is it secondary?» and that of «does it come first?», both also of the stretch
 * that speaks most for it, and the logarithms of the probabilities that it comes first and that the one found first does.
 */
export const SECONDARY_FEATURES = ['also', 'alsoPeak', 'scenario', 'scenarioPeak', 'share', 'firstShare'] as const
export type SecondaryFeature = (typeof SECONDARY_FEATURES)[number]

/** The heads of a scenario. */
export interface SecondaryHeads { readonly also: number, readonly scenario: number }

const LEAST_SHARE = 0.001

/** The values of SECONDARY_FEATURES, in order. `share` and `firstShare` are probabilities. */
export const secondaryValues = ({ heads, peaks }: Pick<Scores, 'heads' | 'peaks'>, { also, scenario }: SecondaryHeads, share: number, firstShare: number): readonly number[] => [
  heads[also]!, Math.max(LEAST_PEAK, peaks[also]!), heads[scenario]!, Math.max(LEAST_PEAK, peaks[scenario]!), Math.log(share + LEAST_SHARE), Math.log(firstShare + LEAST_SHARE)
]

export const pairName = (first: string, secondary: string): string => `${first}>${secondary}`

/** The heads of each scenario that can be secondary; `names` are those of a model. */
export function secondaryHeadsOf (names: readonly string[]): ReadonlyMap<string, SecondaryHeads> {
  return new Map(names.flatMap((name, also) => {
    const id = name.startsWith('also:') ? name.slice('also:'.length) : undefined
    return id === undefined ? [] : [[id, { also, scenario: names.indexOf(`scenario:${id}`) }] as const]
  }))
}

/** Log-odds of each scenario but `first` to be secondary, by id; `shareOf` gives the probability that a scenario comes first. */
export type SecondaryOdds = (scores: Pick<Scores, 'heads' | 'peaks'>, first: string, shareOf: (id: string) => number) => (readonly [string, number])[]

export function compileSecondary (names: readonly string[], { features, constants, pairs }: SecondaryWeights): SecondaryOdds {
  const weights = SECONDARY_FEATURES.map((name) => features[name] ?? 0)
  const asked = [...secondaryHeadsOf(names)].map(([id, heads]) => ({ id, heads, constant: constants[id] ?? 0 }))
  return (scores, first, shareOf) => {
    const firstShare = shareOf(first)
    return asked.filter(({ id }) => id !== first).map(({ id, heads, constant }) => {
      const sum = secondaryValues(scores, heads, shareOf(id), firstShare).reduce((odds, value, at) => odds + value * weights[at]!, constant)
      return [id, sum + (pairs[pairName(first, id)] ?? 0)]
    })
  }
}
