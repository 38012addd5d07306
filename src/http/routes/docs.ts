import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** The files of Swagger UI that the page needs, and their types. */
export const FILES = { 'swagger-ui-bundle.js': 'text/javascript; charset=utf-8', 'swagger-ui.css': 'text/css; charset=utf-8', 'favicon-32x32.png': 'image/png' } as const

// Swagger UI writes style attributes; everything else comes from here and speaks only with this service.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Complaint triage: the API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
<div id="ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</html>
`

const START = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null })
`

/**
 * GET /openapi.json, and GET /docs that shows it. `folder` holds Swagger UI's files; each is read when first asked for.
 * Not through the plugin @fastify/swagger-ui, which finds its files by its own place on disk and so cannot be bundled.
 */
export function docsRoutes (app: FastifyInstance, { folder }: { folder: string }): void {
  let description: string | undefined
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) => {
    reply.type('application/json').send(description ??= JSON.stringify(app.swagger()))
  })
  app.get('/docs', { schema: { hide: true } }, (_request, reply) => {
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer').send(PAGE)
  })
  app.get('/docs/', { schema: { hide: true } }, (_request, reply) => { reply.redirect('../docs', 308) })
  app.get('/docs/start.js', { schema: { hide: true } }, (_request, reply) => { reply.type('text/javascript; charset=utf-8').send(START) })
  for (const [name, type] of Object.entries(FILES)) {
    let file: Promise<Buffer> | undefined
    app.get(`/docs/${name}`, { schema: { hide: true } }, async (_request, reply) => {
      const content = await (file ??= readFile(join(folder, name)))
      return reply.type(type).header('cache-control', 'max-age=3600').send(content)
    })
  }
}
