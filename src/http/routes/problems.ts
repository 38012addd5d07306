import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { PROBLEMS, Problem, type ProblemCode } from '../problems.ts'

const schema = {
  operationId: 'describeProblem',
  tags: ['operation'],
  security: [],
  summary: 'What does a problem\'s type mean?',
  description: 'Every problem\'s `type` leads here.',
  params: Type.Object({ code: Type.String({ description: '`code` of the problem.' }) }),
  response: {
    200: Type.Object({ code: Type.String(), status: Type.Integer(), title: Type.String(), description: Type.String() }, { title: 'ProblemDescription' })
  },
  'x-problems': ['not-found']
} as const

/** GET /problems/{code}: where the `type` of a problem leads. */
export function problemRoutes (app: FastifyInstance): void {
  app.get<{ Params: { code: string } }>('/problems/:code', { schema }, ({ params: { code } }, reply) => {
    if (!Object.hasOwn(PROBLEMS, code)) throw new Problem('not-found', `There is no such problem; there are ${Object.keys(PROBLEMS).join(', ')}.`)
    const { status, title, about } = PROBLEMS[code as ProblemCode]
    reply.send({ code, status, title, description: about })
  })
}
