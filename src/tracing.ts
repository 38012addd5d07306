import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type SpanContext } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { TraceContext } from './http/trace-context.ts'
import type { Tracing } from './http/tracing.ts'
import { VERSION } from './version.ts'

const SENT = 0
/** Milliseconds for which a stop waits for the last spans to be sent. */
const CLOSE_TIMEOUT = 1000

/**
 * Spans by OpenTelemetry, sent to a collector by OTLP over HTTP. Made by hand and not by an instrumentation, as those write
 * down paths and error messages, both of which can hold a caller's words. What OpenTelemetry's own variables say
 * (OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS, OTEL_RESOURCE_ATTRIBUTES, …) it reads itself.
 */
export function startTracing ({ endpoint, serviceName }: NonNullable<Config['tracing']>, logger: Logger): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName, 'service.version': VERSION })),
    spanProcessors: [new BatchSpanProcessor(tellingOf(exporter, logger))]
  })
  const tracer = provider.getTracer('complaint-triage', VERSION)
  return {
    begin (method, parent) {
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, spanContextOf(parent)) : ROOT_CONTEXT
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } }, context)
      const { traceId, spanId, traceFlags } = span.spanContext()
      return {
        traceId,
        traceresponse: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end ({ route, status, requestId }) {
          if (route !== undefined) span.updateName(`${method} ${route}`).setAttribute('http.route', route)
          span.setAttributes({ 'http.response.status_code': status, 'complaint_triage.request_id': requestId })
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', String(status))
          span.end()
        }
      }
    },
    async close () {
      const late = Symbol('late')
      if (await Promise.race([provider.shutdown(), sleep(CLOSE_TIMEOUT, late)]) === late) logger.warn('the last traces could not be sent in time')
    }
  }
}

const spanContextOf = ({ traceId, spanId, flags }: TraceContext): SpanContext => ({ traceId, spanId, traceFlags: flags, isRemote: true })

/** `exporter`, saying once when it can no longer send and once when it can again. */
function tellingOf (exporter: SpanExporter, logger: Logger): SpanExporter {
  let failing = false
  return {
    export (spans, done) {
      exporter.export(spans, (result) => {
        const fails = result.code !== SENT
        if (fails && !failing) logger.warn({ err: result.error }, 'traces cannot be sent')
        if (!fails && failing) logger.info('traces are sent again')
        failing = fails
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve()
  }
}
