import type { FastifyInstance } from 'fastify'
import { Problem } from './problems.ts'
import { sendProblem } from './errors.ts'

/** Methods by route pattern, in segments. */
type Routes = Map<string, { readonly segments: readonly string[], readonly methods: Set<string> }>

/**
 * Answers what no route takes: 405 with `Allow` where the path is one of ours, OPTIONS with `Allow`, else 404.
 * To be called before the routes, as it listens to their registration.
 */
export function answerUnknown (app: FastifyInstance): void {
  const routes: Routes = new Map()
  app.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? { segments: url.split('/'), methods: new Set(['OPTIONS']) }
    for (const each of [method].flat()) known.methods.add(each)
    routes.set(url, known)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = allowed(routes, path)
    const allow = [...methods].sort().join(', ')
    if (request.method === 'OPTIONS' && (methods.size > 0 || path === '*')) reply.code(204).header('allow', allow || 'GET, HEAD, OPTIONS, POST').send()
    else if (methods.size === 0) sendProblem(new Problem('not-found', 'There is no such route; /openapi.json lists those there are.'), request, reply)
    else sendProblem(new Problem('method-not-allowed', `This route takes ${allow}.`, { headers: { allow } }), request, reply)
  })
}

function allowed (routes: Routes, path: string): ReadonlySet<string> {
  const exact = routes.get(path)
  if (exact) return exact.methods
  const parts = path.split('/')
  for (const { segments, methods } of routes.values()) {
    if (segments.length === parts.length && segments.every((segment, index) => segment.startsWith(':') || segment === parts[index])) return methods
  }
  return new Set()
}
