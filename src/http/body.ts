import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'
import { invalidRequest } from './validation.ts'

const BYTE_ORDER_MARK = 0xfeff
const PLACE = / in JSON at position \d+ \(line (\d+) column (\d+)\)$/

/**
 * Takes JSON in UTF-8 and nothing else. Prototype names need no filter: JSON.parse makes plain own fields of them, and the
 * schemas refuse unknown fields.
 */
export function acceptJson (app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      if (request.is404) done(null)
      else {
        refuseEncoded(request)
        done(null, parseJson(body))
      }
    } catch (error) {
      done(error as Error)
    }
  })
}

/** Throws a Problem at a body that is compressed. */
export function refuseEncoded ({ headers: { 'content-encoding': encoding } }: FastifyRequest): void {
  if (encoding !== undefined && encoding !== 'identity') {
    throw new Problem('unsupported-media-type', 'Send the body without Content-Encoding.', { headers: { 'accept-encoding': 'identity' } })
  }
}

/**
 * The value that `body` spells. Throws a Problem at an empty body, broken UTF-8 or broken JSON; never repeats what was sent.
 * `part` is what the bytes are to the caller.
 */
export function parseJson (body: Buffer, part: 'body' | 'line' = 'body'): unknown {
  if (body.length === 0) throw emptyBody()
  if (!isUtf8(body)) throw new Problem('broken-utf-8', `The ${part} has bytes that are not UTF-8; encode it again from the original text.`)
  if (nestsDeeper(body, DEEPEST)) throw invalidRequest([{ pointer: '', detail: `nests deeper than ${DEEPEST} levels; no request needs more than four` }])
  try {
    const text = body.toString()
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text)
  } catch (error) {
    const place = PLACE.exec((error as Error).message)
    throw new Problem('malformed-json', place
      ? `The ${part} stops being JSON at ${part === 'line' ? '' : `line ${place[1]}, `}column ${place[2]}; mend it there.`
      : `The ${part} is not JSON; send one JSON object.`)
  }
}

/** Levels of objects and lists; a valid batch has four. */
const DEEPEST = 32
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Whether JSON nests its objects and lists deeper than `limit`: to parse a megabyte of brackets takes a hundred times as long as one of words. */
function nestsDeeper (json: Buffer, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!
    if (byte === QUOTE) at = endOfString(json, at)
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limit) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return false
}

/** Where the string that begins at `start` ends: at a quote that no backslash takes for its own. */
function endOfString (json: Buffer, start: number): number {
  for (let at = json.indexOf(QUOTE, start + 1); at >= 0; at = json.indexOf(QUOTE, at + 1)) {
    let before = at
    while (json[before - 1] === BACKSLASH) before--
    if ((at - before) % 2 === 0) return at
  }
  return json.length
}

/** The problem of a request without a body where one is needed. */
export const emptyBody = (): Problem =>
  new Problem('empty-body', 'The body is empty; send one JSON object with Content-Type: application/json.')
