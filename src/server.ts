import { createService } from './service.ts'
import { start } from './start.ts'

await start(process.env, createService)
