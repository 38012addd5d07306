import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { problemOf } from '../../src/http/errors.ts'

// once in fifty thousand requests of npm run fuzz, a client left between the body's end and the first answer of its stream
test.each(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'])('a body that breaks off is the mistake of who sent it: %s', (code) => {
  const error = Object.assign(new Error('broken off'), { code })
  expect(problemOf(error, {} as FastifyRequest)).toMatchObject({ code: 'bad-request' })
  expect(problemOf(new Error('anything else'), {} as FastifyRequest)).toMatchObject({ code: 'internal' })
})
