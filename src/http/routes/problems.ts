import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { describeKind, PROBLEMS, Problem, type ProblemCode } from '../problems.ts'

const schema = {
  operationId: 'describeProblem',
  tags: ['operation'],
  security: [],
  summary: 'Describe a kind of problem',
  description: 'Every problem\'s `type` leads here: what it means and how to mend it.',
  params: Type.Object({ code: Type.String({ description: '`code` of the problem, such as `invalid-request`.' }) }),
  response: {
    200: Type.Object({
      code: Type.String({ description: 'The problem\'s `code`.' }),
      status: Type.Integer({ description: 'HTTP status that it comes with.' }),
      title: Type.String({ description: 'Short name of it.' }),
      description: Type.String({ description: 'What it means and how to mend it.' })
    }, { title: 'ProblemDescription', description: 'What a kind of problem means.' })
  },
  'x-problems': ['not-found']
} as const

/** GET /problems/{code}: where the `type` of a problem leads. */
export function problemRoutes (app: FastifyInstance): void {
  app.get<{ Params: { code: string } }>('/problems/:code', { schema }, ({ params: { code } }, reply) => {
    if (!Object.hasOwn(PROBLEMS, code)) throw new Problem('not-found', `There is no such problem; there are ${Object.keys(PROBLEMS).join(', ')}.`)
    reply.send(describeKind(code as ProblemCode))
  })
}
