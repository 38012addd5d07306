import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const PAGE = 'index.html'
const YEAR = '365d'

/** What the page may do: run its own script in its own style and speak with this service, nothing else. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin'
}

const NOT_BUILT = 'The workbench is not built yet. Run: npm run build\n'

/**
 * GET /, the workbench, and its files below /workbench. `folder` is where the build put them, already compressed; without
 * it the page says how to build it.
 */
export async function workbenchRoutes (app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  app.addHook('onSend', async (_request, reply) => { reply.headers(HEADERS) })
  if (!existsSync(join(folder, PAGE))) {
    app.get('/', { schema: { hide: true } }, (_request, reply) => { reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT) })
    return
  }
  // every name of a file holds a hash of it, but for the page's
  await app.register(files, {
    root: folder, prefix: '/workbench/', index: false, wildcard: false, preCompressed: true, globIgnore: ['**/*.br', '**/*.gz', PAGE], maxAge: YEAR, immutable: true, lastModified: false
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile(PAGE, { maxAge: 0, immutable: false }))
}
