import { request as httpRequest, type Agent } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A request that keeps the rules of HTTP, whatever is in it. */
export interface Framed {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** Bytes as they are; a number waits so many milliseconds. */
export interface Raw {
  readonly parts: readonly (Buffer | number)[]
  /** What the client does then: waits for the answer, says that nothing more comes and waits, or hangs up. */
  readonly ending: 'wait' | 'end' | 'reset'
}

export interface Answer {
  /** Of each answer that came; several where requests were sent one behind the other. */
  readonly statuses: readonly number[]
  readonly type: string
  readonly body: Buffer
  readonly ms: number
}

export const isRaw = (sent: Framed | Raw): sent is Raw => 'parts' in sent

/** Sends a request and gives its answer; rejects where none comes or it is cut short. */
export function sendFramed (port: number, agent: Agent, { method, path, headers = {}, body }: Framed): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const client = httpRequest({ host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => { chunks.push(chunk) })
      response.once('error', reject)
      response.once('end', () => {
        resolve({ statuses: [response.statusCode!], type: response.headers['content-type'] ?? '', body: Buffer.concat(chunks), ms: performance.now() - begun })
      })
    })
    client.once('error', (error: NodeJS.ErrnoException) => {
      // the service closed a kept connection as it was taken up again: any client tries again
      if (client.reusedSocket && error.code === 'ECONNRESET') sendFramed(port, agent, { method, path, headers, ...body !== undefined && { body } }).then(resolve, reject)
      else reject(error)
    })
    client.end(body)
  })
}

/** Milliseconds without a byte after which an answer is taken for complete. */
const QUIET = 40
/** Milliseconds that are waited for the first byte. */
const PATIENCE = 5000
const STATUS = /^HTTP\/1\.1 (\d{3}) /gm

/** Sends bytes on a connection of their own; never rejects. The answer is empty where none came. */
export async function sendRaw (port: number, { parts, ending }: Raw, patience = PATIENCE): Promise<Answer> {
  const begun = performance.now()
  const received: Buffer[] = []
  let closed = false
  let first = 0
  let last = 0
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: ending === 'wait' })
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk)
    last = performance.now()
    first ||= last
  })
  socket.on('error', () => {}) // a reset is an answer too
  const closing = new Promise<void>((resolve) => socket.once('close', () => {
    closed = true
    resolve()
  }))
  socket.once('end', () => socket.end())
  for (const part of parts) {
    if (closed) break
    if (typeof part === 'number') await sleep(part)
    else socket.write(part)
  }
  if (ending === 'end') socket.end()
  if (ending === 'reset') {
    await sleep(1)
    socket.resetAndDestroy()
  }
  while (!closed) {
    await Promise.race([closing, sleep(QUIET / 2)])
    const now = performance.now()
    if (last > 0 ? now - last > QUIET : now - begun > patience) break
  }
  socket.destroy()
  const body = Buffer.concat(received)
  return { statuses: Array.from(body.toString('latin1').matchAll(STATUS), ([, status]) => Number(status)), type: '', body, ms: (first || performance.now()) - begun }
}
