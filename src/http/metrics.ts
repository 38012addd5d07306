import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Draft, Triage } from '../contract/answer.ts'
import type { ReplyCheck } from '../contract/reply-check.ts'
import type { ProblemCode } from './problems.ts'

declare module 'fastify' {
  interface FastifyInstance { metrics: Metrics }
}

/** Counts what happens. Labels come from closed lists (routes, codes, ids of packs), so that they stay few and never hold a caller's words. */
export interface Metrics {
  requestBegan (): void
  /** `status` is 499 where the client left before the answer was out. */
  requestEnded (method: string, route: string | undefined, status: number, seconds: number): void
  /** A problem was answered: to a request, a message of a batch or a line. */
  refused (code: ProblemCode): void
  triaged (triage: Triage): void
  /** A draft was written: along with a triage, or asked for alone. */
  drafted (draft: Draft, by: 'triage' | 'request'): void
  checked (check: ReplyCheck): void
  /** Files that changed were taken up or refused. */
  reloaded (what: string, taken: boolean): void
  /** A request was not counted in Redis. */
  uncounted (): void
  /** All of it, in the text format of Prometheus. */
  write (): Promise<string>
  readonly contentType: string
}

/** Seconds. A triage takes a fraction of a millisecond, a full batch about one second. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** A caller may make up methods. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

/**
 * Metrics of their own registry; those of the process are gathered from the first `write` on. What happens with every
 * request is counted in maps and only spread over its metrics when they are written: a single step of the library's takes as long as all of that.
 */
export function createMetrics ({ version, engine }: { readonly version: string, readonly engine: () => string }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({ name, help, registers, collect () { this.set(value()) } })
  }
  /** A counter of what `tally` holds, by the fields of its keys at `places`; a field that is empty counts for nothing. */
  const spread = (tally: Tally, name: string, help: string, places: Readonly<Record<string, number>>): void => {
    new Counter({
      name, help, registers, labelNames: Object.keys(places),
      collect () {
        this.reset()
        for (const [key, count] of tally) {
          const fields = key.split(SEPARATOR)
          const labels = Object.fromEntries(Object.entries(places).map(([label, place]) => [label, fields[place]!]))
          if (!Object.values(labels).includes('')) this.inc(labels, count)
        }
      }
    })
  }

  let inFlight = 0
  const requests: Tally = new Map()
  spread(requests, 'http_requests_total', 'Requests answered; 499 where the client left first.', { method: 0, route: 1, status: 2 })
  const durations = new Histogram({
    name: 'http_request_duration_seconds', help: 'From the head of a request to the end of its answer.', labelNames: ['method', 'route', 'status_class'], buckets: BUCKETS, registers
  })
  gauge('http_requests_in_flight', 'Requests being answered.', () => inFlight)
  const problems: Tally = new Map()
  spread(problems, 'http_problems_total', 'Problems answered, those of single messages in batches and streams included.', { code: 0 })

  const own = (tally: Tally, name: string, help: string, places: Readonly<Record<string, number>>): void => spread(tally, `complaint_triage_${name}_total`, help, places)
  const triages: Tally = new Map()
  own(triages, 'messages', 'Messages triaged, and whether a person has to look.', { language: 0, complaint: 1, review: 2 })
  own(triages, 'scenarios', 'Complaints by scenario.', { language: 0, scenario: 3 })
  own(triages, 'anger', 'Messages by level of anger.', { level: 4 })
  own(triages, 'priority', 'Messages by priority.', { level: 5 })
  const reviews: Tally = new Map()
  own(reviews, 'review_reasons', 'Why a person has to look.', { reason: 0 })
  const drafts: Tally = new Map()
  own(drafts, 'drafts', 'Drafts written; complete where no fact is missing.', { language: 0, by: 1, complete: 2 })
  const checks: Tally = new Map()
  own(checks, 'reply_checks', 'Replies of agents checked.', { passed: 0 })
  const reloads: Tally = new Map()
  own(reloads, 'reloads', 'Changed files taken up or refused while running.', { what: 0, result: 1 })
  const uncounted = new Counter({ name: 'complaint_triage_rate_limit_fallbacks_total', help: 'Requests that Redis did not count, so that they were counted in memory.', registers })
  new Gauge({
    name: 'complaint_triage_build_info', help: 'Version of the service, and of engine and packs.', labelNames: ['version', 'engine'], registers,
    collect () {
      this.reset()
      this.set({ version, engine: engine() }, 1)
    }
  })
  let wholeProcess = false

  return {
    requestBegan () { inFlight++ },
    requestEnded (given, path, status, seconds) {
      inFlight--
      const method = METHODS.has(given) ? given : 'other'
      const route = path ?? 'none'
      count(requests, `${method}${SEPARATOR}${route}${SEPARATOR}${status}`)
      durations.observe({ method, route, status_class: CLASSES[Math.floor(status / 100)]! }, seconds)
    },
    refused (code) { count(problems, code) },
    triaged ({ language: { code }, complaint, scenario, anger, priority, review }) {
      const known = complaint === null ? `other${SEPARATOR}unknown` : `${code}${SEPARATOR}${complaint}`
      count(triages, `${known}${SEPARATOR}${review.needed}${SEPARATOR}${scenario?.id ?? ''}${SEPARATOR}${anger.level}${SEPARATOR}${priority.level}`)
      for (const reason of review.reasons) count(reviews, reason)
    },
    drafted ({ language, missing }, by) { count(drafts, `${language}${SEPARATOR}${by}${SEPARATOR}${missing.length === 0}`) },
    checked ({ passed }) { count(checks, String(passed)) },
    reloaded (what, taken) { count(reloads, `${what}${SEPARATOR}${taken ? 'taken' : 'refused'}`) },
    uncounted () { uncounted.inc() },
    write () {
      if (!wholeProcess) collectDefaultMetrics({ register: registry })
      wholeProcess = true
      return registry.metrics()
    },
    contentType: registry.contentType
  }
}

/** Counts by labels, joined by SEPARATOR. */
type Tally = Map<string, number>
const SEPARATOR = '\n'
const CLASSES = ['0xx', '1xx', '2xx', '3xx', '4xx', '5xx']

function count (tally: Tally, key: string): void {
  tally.set(key, (tally.get(key) ?? 0) + 1)
}
