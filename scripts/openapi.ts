import { writeFileSync } from 'node:fs'
import { buildApp } from '../src/app.ts'

const FILE = new URL('../openapi/openapi.json', import.meta.url)

const app = await buildApp({ engine: '', ready: () => true, triage () { throw new Error('not asked here') } })
await app.ready()
writeFileSync(FILE, `${JSON.stringify(app.swagger(), null, 2)}\n`)
console.log('openapi/openapi.json is written')
