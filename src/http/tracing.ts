import type { TraceContext } from './trace-context.ts'

/** Makes a span of each request and sends it where it is looked at. */
export interface Tracing {
  /** Begins the span of a request, as part of the caller's trace if there is one. */
  begin (method: string, parent: TraceContext | undefined): RequestSpan
  /** Sends what has not been sent. */
  close (): Promise<void>
}

export interface RequestSpan {
  readonly traceId: string
  /** For the header field of this name (W3C Trace Context, Level 3): by it the caller finds the span. */
  readonly traceresponse: string
  end (request: EndedRequest): void
}

export interface EndedRequest {
  readonly method: string
  /** Pattern of the route; none where there is no such route. */
  readonly route: string | undefined
  readonly status: number
  readonly requestId: string
}
