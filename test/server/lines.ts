import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'

export interface LineClient {
  readonly request: ClientRequest
  readonly response: Promise<IncomingMessage>
  /** The next line of the answer; undefined at its end, rejected where it was cut short. */
  readonly next: () => Promise<any>
  /** All that is left of it. */
  readonly rest: () => Promise<any[]>
}

/** Opens POST /v1/triage/stream on `port`; what is written to `request` arrives as it is written. */
export function openLines (port: number, headers: Record<string, string> = {}): LineClient {
  const client = request({ port, host: '127.0.0.1', method: 'POST', path: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson', ...headers } })
  client.flushHeaders()
  const response = new Promise<IncomingMessage>((resolve, reject) => client.once('response', resolve).once('error', reject))
  response.catch(() => {})
  client.on('error', () => {})
  const lines = (async function * () {
    const incoming = await response
    yield * createInterface({ input: incoming, crlfDelay: Infinity })
    if (!incoming.complete) throw new Error('cut short')
  })()
  const next = async (): Promise<any> => {
    const { value, done } = await lines.next()
    return done ? undefined : JSON.parse(value)
  }
  return {
    request: client,
    response,
    next,
    async rest () {
      const all = []
      for (let line = await next(); line !== undefined; line = await next()) all.push(line)
      return all
    }
  }
}
