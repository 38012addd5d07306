import { createService } from '../../service.ts'
import { TEXTS } from './texts.ts'
import { timeOf } from './timing.ts'

/** A process that reads messages as fast as it can, when it is told to, and says how many a second those were. */
const [warm, span] = process.argv.slice(2).map(Number) as [number, number]
const services = await createService({ settingsFile: undefined, overridesFolder: undefined })
const requests = Object.values(TEXTS).map((text) => ({ text }))
const all = (): void => { for (const request of requests) void services.triage(request, new Date()) }
timeOf(all, warm)
process.on('message', () => {
  process.send!(1e6 / timeOf(all, span) * requests.length, () => process.exit())
})
process.send!('ready')
