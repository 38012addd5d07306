/** How the message reached the company. */
export const CHANNELS = ['email', 'chat', 'social', 'review', 'form'] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * What a stretch of the text is. Only `own` is the customer speaking now, and only `own` is scored;
 * `closing` (sign-off and the lines under it) is read for names and numbers.
 */
export const ZONE_KINDS = ['own', 'closing', 'quote', 'disclaimer'] as const
export type ZoneKind = (typeof ZONE_KINDS)[number]

/** Half-open range of UTF-16 code units. */
export interface Span { readonly start: number, readonly end: number }

export interface Zone extends Span { readonly kind: ZoneKind }

/** A message after reading: plain text, cut into zones that cover it without a gap, in order. */
export interface Message {
  readonly text: string
  /** Empty where the channel has none. */
  readonly subject: string
  readonly channel: Channel
  readonly zones: readonly Zone[]
}

/** Words of the message. `text` is the slice; `in: 'subject'` where the offsets count in the subject line. */
export interface Quote extends Span { readonly text: string, readonly in?: 'subject' }
