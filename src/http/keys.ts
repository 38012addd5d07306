import { hash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Problem } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Label of the key that the request came with; empty where it needs none. */
    caller: string
  }
}

export interface Key {
  /** SHA-256 of the key. */
  readonly digest: Buffer
  /** First eight hex digits of the digest: enough to tell keys apart in a log, useless for anything else. */
  readonly label: string
}

/** The keys that are good now. */
export type Keyring = () => readonly Key[]

/** What a key may look like where it is set, for whoever has set another. */
export const KEY_RULE = '16 or more visible ASCII characters, or sha256: and the 64 hex digits of its SHA-256'

const PLAIN = /^[\x21-\x7e]{16,}$/
const HASHED = /^sha256:/i
const DIGEST = /^sha256:([\da-f]{64})$/i
const BEARER = /^Bearer +([\x21-\x7e]+)$/i

const digestOf = (key: string): Buffer => hash('sha256', key, 'buffer')

/** The key that is `written` plain or as `sha256:<64 hex digits>`; undefined where it breaks KEY_RULE. */
export function keyOf (written: string): Key | undefined {
  const hex = DIGEST.exec(written)?.[1]
  if (hex === undefined && (HASHED.test(written) || !PLAIN.test(written))) return undefined
  const digest = hex === undefined ? digestOf(written) : Buffer.from(hex, 'hex')
  return { digest, label: digest.toString('hex', 0, 4) }
}

/** The keys that `source` (a file's text) holds, one a line, after which a # may follow; the numbers of lines that hold none are `faults`. */
export function keysOfLines (source: string): { readonly keys: readonly Key[], readonly faults: readonly number[] } {
  const keys: Key[] = []
  const faults: number[] = []
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    const [written = '', more = ''] = line.trim().split(/\s+/, 2)
    if (written === '' || written.startsWith('#')) continue
    const key = more === '' || more.startsWith('#') ? keyOf(written) : undefined
    if (key) keys.push(key)
    else faults.push(index + 1)
  }
  return { keys, faults }
}

/** Lets through requests to `app` with one of the keys. Compares digests, all of them, so that its time tells nothing of a key. */
export function requireKey (app: FastifyInstance, keyring: Keyring): void {
  app.addHook('onRequest', (request, _reply, next) => {
    const { authorization } = request.headers
    const presented = digestOf(BEARER.exec(authorization ?? '')?.[1] ?? '')
    let known: Key | undefined
    for (const key of keyring()) if (timingSafeEqual(key.digest, presented)) known = key
    if (known) request.caller = known.label
    next(known ? undefined : unauthorized(authorization !== undefined))
  })
}

const unauthorized = (presented: boolean): Problem => new Problem(
  'unauthorized',
  presented
    ? 'The key is not one of this service\'s; send a valid one as Authorization: Bearer <key>.'
    : 'Send a key as Authorization: Bearer <key>.',
  { headers: { 'www-authenticate': presented ? 'Bearer error="invalid_token"' : 'Bearer' } }
)
