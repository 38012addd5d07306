import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { TriageSchema, type Triage } from '../contract/answer.ts'
import { TriageRequestSchema, type TriageRequest } from '../contract/request.ts'
import { logFailure, problemOf } from './errors.ts'
import { PROBLEMS, ProblemSchema, problemDetails, type Problem } from './problems.ts'
import { invalidBySchema, type SchemaFault } from './validation.ts'

/**
 * One answer of many, by its `status`: a triage, or the problem of that message alone with one of `refusals`. `before` are fields that stand first.
 */
export const resultSchema = <P extends Record<string, ReturnType<typeof Type.Integer>>> (name: string, before: P, refusals: readonly number[], about: string) => Type.Union([
  Type.Object({ ...before, status: Type.Literal(200, { type: 'integer', description: 'The message was triaged.' }), triage: TriageSchema }, {
    title: `${name}Triage`, description: 'The triage of one message.'
  }),
  Type.Object({ ...before, status: Type.Unsafe<number>({ type: 'integer', enum: refusals, description: 'What POST /v1/triage would have answered. May grow.' }), problem: ProblemSchema }, {
    title: `${name}Problem`, description: 'Why one message could not be triaged.'
  })
], { title: `${name}Result`, description: about })

/** The fields of a result in JSON, without the braces. */
export type Fields = string

/** The result of a message at `place` (a JSON pointer); never throws or rejects. A promise only where the service gives one. */
export type AnswerOne = (message: unknown, request: FastifyRequest, place: string) => Fields | Promise<Fields>

type Check = ((value: unknown) => boolean | Promise<unknown>) & { errors?: unknown }
interface Compiled { readonly fits: Check, readonly write: (triage: Triage) => string }

/** Answers one message of many by the same schemas as POST /v1/triage; to be called before the app is ready, and its function after. */
export function createAnswerOne (app: FastifyInstance, triage: (request: TriageRequest, now: Date) => Promise<Triage> | Triage): AnswerOne {
  let compiled: Compiled | undefined
  app.addHook('onReady', async () => {
    const route = { method: 'POST', url: '/v1/triage' }
    compiled = {
      fits: app.validatorCompiler!({ ...route, schema: TriageRequestSchema, httpPart: 'body' }) as Check,
      write: app.serializerCompiler!({ ...route, schema: TriageSchema, httpStatus: '200' }) as Compiled['write']
    }
  })
  return (message, request, place) => {
    const { fits, write } = compiled!
    const answered = (triage: Triage): Fields => `"status":200,"triage":${write(triage)}`
    const failed = (error: unknown): Fields => {
      const problem = problemOf(error, request, place)
      logFailure(problem, error, request)
      return problemFields(problem, request)
    }
    if (fits(message) !== true) return problemFields(invalidBySchema(fits.errors as SchemaFault[], place), request)
    try {
      const answer = triage(message as TriageRequest, new Date())
      return answer instanceof Promise ? answer.then(answered).catch(failed) : answered(answer)
    } catch (error) {
      return failed(error)
    }
  }
}

/** `problem` as the result of one message. */
export function problemFields (problem: Problem, request: FastifyRequest): Fields {
  request.server.metrics.refused(problem.code)
  return `"status":${PROBLEMS[problem.code].status},"problem":${JSON.stringify(problemDetails(problem, request.id, request.raw.url ?? ''))}`
}
