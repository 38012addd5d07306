import { ZONE_KINDS, type ZoneKind } from '../core/message.ts'

/** What a line is while zones are being found: the four zone kinds, and two that are told apart on the way. */
export const OWN = 0
export const CLOSING = 1
export const QUOTE = 2
export const DISCLAIMER = 3
/** A line that introduces a quote and belongs to it: an attribution, a divider, a copied header. */
export const INTRO = 4
/** «Sent from my iPhone»: closes, yet a signature may stand above it. */
export const DEVICE = 5

const KINDS: readonly ZoneKind[] = [...ZONE_KINDS, 'quote', 'closing']

/** The zone kind that a mark stands for. */
export const kindOf = (mark: number): ZoneKind => KINDS[mark]!
