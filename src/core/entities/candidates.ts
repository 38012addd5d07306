import type { EntityType } from '../findings.ts'

/** What may be an entity, and how much speaks for it; `carrier` is the index of the carrier it names or tells, or -1. */
export interface Candidate { readonly type: EntityType, readonly start: number, readonly end: number, readonly score: number, readonly carrier: number }

/** The best candidate of `type` with `least` points; of equals, the first. */
export function bestOf (candidates: readonly Candidate[], type: EntityType, least: number): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    if (candidate.type === type && candidate.score >= least && (best === undefined || candidate.score > best.score)) best = candidate
  }
  return best
}

const NEAR = 0.5

/** Of those of `type` nearly as good as the best, the last: who tells a story of sums ends with the one at issue. */
export function lastOf (candidates: readonly Candidate[], type: EntityType, least: number): Candidate | undefined {
  const best = bestOf(candidates, type, least)
  return best && candidates.findLast((candidate) => candidate.type === type && candidate.score >= best.score - NEAR)
}
