import type { IncomingHttpHeaders } from 'node:http'

/** Where a caller's trace is continued from (W3C Trace Context). */
export interface TraceContext {
  readonly traceId: string
  readonly spanId: string
  readonly flags: number
}

const PARENT = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/
const LONGEST = 512

/** What the header field traceparent says; undefined where it is not sound. Its companion tracestate is left alone: it may hold anything. */
export function traceContextOf ({ traceparent }: IncomingHttpHeaders): TraceContext | undefined {
  if (typeof traceparent !== 'string' || traceparent.length > LONGEST) return undefined
  const [whole, version, traceId, spanId, flags, more] = PARENT.exec(traceparent) ?? []
  if (whole === undefined || (version === '00' && more !== undefined)) return undefined
  return { traceId: traceId!, spanId: spanId!, flags: parseInt(flags!, 16) }
}
