import { Agent } from 'node:http'
import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { createChance, seedOf, type Chance } from './break/chance.ts'
import { sendFramed } from './break/send.ts'
import { withService, type TriedService } from './break/service.ts'
import { streamLines } from './break/stream.ts'
import { number, progress, writeTable } from './break/table.ts'
import { createTexts, type Message } from './break/texts.ts'
import { readCommandLine, wholeNumber } from './command-line.ts'

const HELP = `npm run load -- [--quick] [--seconds N] [--lines N] [--seed N]

Sends messages to the built service at steady rates, whether or not it keeps up (as customers do), and prints how long
each waited, counted from when it was due. Ten seconds a rate (--quick: an instant); ordinary messages alone, then with one
long one in ten and one of the longest in a hundred.

With --lines it sends so many lines on one stream instead, a thousandth of them broken, and prints what the service held
meanwhile: --lines 1000000 takes some minutes.`

const RATES = [50, 100, 250, 500, 1000, 1500, 2000]
const QUICK_RATES = [25, 100]
/** Requests that may wait for each other; beyond that the rate is given up as hopeless. */
const MOST_WAITING = 4000

const { values: options } = readCommandLine(HELP, { options: { quick: { type: 'boolean', default: false }, built: { type: 'string' }, seconds: { type: 'string' }, lines: { type: 'string' }, seed: { type: 'string' } } })
const seed = wholeNumber('seed', options.seed, 20_261_120)
const { quick, built } = options
const seconds = wholeNumber('seconds', options.seconds, quick ? 1 : 10)

interface Load { readonly sent: number, readonly taken: number, readonly refused: number, readonly failed: number, readonly times: readonly number[], readonly givenUp: boolean }

/** Lengths in UTF-16 code units, by chance. */
const MIXES: Readonly<Record<string, (chance: Chance) => number>> = {
  ordinary: () => 0,
  'ordinary, long, longest': (chance) => chance.once(100) ? 100_000 : chance.once(10) ? 10_000 : 0
}

async function load (service: TriedService): Promise<boolean> {
  const makeMessage = createTexts()
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity, scheduling: 'fifo' })
  const rows: (string | number)[][] = []
  let sound = true
  for (let each = 0; each < (quick ? 50 : 2000); each++) await post(service.port, agent, bodyOf(makeMessage, createChance(seedOf(seed, -each)), 0))
  for (const [mix, lengthOf] of Object.entries(MIXES)) {
    for (const rate of quick ? QUICK_RATES : RATES) {
      progress(`${mix}, ${rate} a second`)
      const { sent, taken, refused, failed, times, givenUp } = await measure(service.port, agent, rate, (index) => {
        const chance = createChance(seedOf(seed, index))
        return bodyOf(makeMessage, chance, lengthOf(chance))
      })
      const { rss } = await service.memory()
      const at = (part: number): string => times.length === 0 ? '–' : number(times[Math.min(times.length - 1, Math.floor(times.length * part))]!)
      rows.push([mix, number(rate), number(sent), number(taken), number(refused), failed, at(0.5), at(0.9), at(0.99), at(0.999), at(1), number(rss)])
      sound &&= failed === 0 || givenUp
      await sleep(quick ? 100 : 1000)
      if (givenUp) break
    }
  }
  agent.destroy()
  progress('')
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, client and service on one machine, seed ${seed}: ${number(seconds)} s a rate.\n`)
  console.log(writeTable(['messages', 'a second', 'sent', '200', '503', 'failed', 'p50, ms', 'p90', 'p99', 'p99.9', 'slowest', 'RSS, MB'], rows))
  return await service.stop() && service.complaints.length === 0 && sound
}

/** The body of one request; `length` 0 for an ordinary message. */
function bodyOf (makeMessage: (chance: Chance) => Message, chance: Chance, length: number): string {
  let { text } = makeMessage(chance)
  while (text.length < length) text += `\n\n${makeMessage(chance).text}`
  return JSON.stringify({ text: length === 0 ? text : text.slice(0, length) })
}

const post = (port: number, agent: Agent, body: string): Promise<number> =>
  sendFramed(port, agent, { method: 'POST', path: '/v1/triage', headers: { 'content-type': 'application/json' }, body }).then(({ statuses }) => statuses[0]!, () => 0)

/** Sends at `rate` for the time of the run; times are in milliseconds from when a request was due, those of 200s alone, in order. */
async function measure (port: number, agent: Agent, rate: number, make: (index: number) => string): Promise<Load> {
  const count = Math.round(rate * seconds)
  const bodies = Array.from({ length: count }, (_, index) => make(index)) // made before, as the client has no time for it then
  const times: number[] = []
  const answers = { taken: 0, refused: 0, failed: 0 }
  const all: Promise<void>[] = []
  let waiting = 0
  let sent = 0
  const begun = performance.now()
  while (sent < count && waiting < MOST_WAITING) {
    const due = begun + sent / rate * 1000
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    else if (sent % 20 === 0) await sleep(0) // answers need their turn where the client is late itself
    waiting++
    all.push(post(port, agent, bodies[sent++]!).then((status) => {
      waiting--
      if (status === 200) times.push(performance.now() - due)
      answers[status === 200 ? 'taken' : status === 503 ? 'refused' : 'failed']++
    }))
  }
  await Promise.all(all)
  return { sent, ...answers, times: times.sort((a, b) => a - b), givenUp: sent < count }
}

const lines = wholeNumber('lines', options.lines, 0)
const sound = await withService(built, { LOG_LEVEL: 'info' }, lines === 0 ? load : async (service) => await streamLines(service, lines, seed) && await service.stop())
process.exitCode = sound ? 0 : 1
