import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestHookHandler } from 'fastify'
import { Problem } from './problems.ts'

const BEARER = /^Bearer +([\x21-\x7e]+)$/i

const digest = (key: string): Buffer => createHash('sha256').update(key).digest()

/** A hook that lets through requests with one of `keys`. Compares digests, all of them, so that its time tells nothing of a key. */
export function requireKey (keys: readonly string[]): onRequestHookHandler {
  const digests = keys.map(digest)
  return (request, _reply, next) => {
    const presented = digest(BEARER.exec(request.headers.authorization ?? '')?.[1] ?? '')
    let known = false
    for (const each of digests) known = timingSafeEqual(each, presented) || known
    next(known ? undefined : unauthorized(request.headers.authorization !== undefined))
  }
}

const unauthorized = (presented: boolean): Problem => new Problem(
  'unauthorized',
  presented
    ? 'The key is not one of this service\'s; send a valid one as Authorization: Bearer <key>.'
    : 'Send a key as Authorization: Bearer <key>.',
  { headers: { 'www-authenticate': presented ? 'Bearer error="invalid_token"' : 'Bearer' } }
)
