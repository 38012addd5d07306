import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { createChance, seedOf } from './chance.ts'
import { growthOf } from './growth.ts'
import type { Memory, TriedService } from './service.ts'
import { number, progress, writeTable } from './table.ts'
import { createTexts } from './texts.ts'

/** Of so many lines one is broken. */
const BROKEN = 1000
const ROWS = 20
/** UTF-16 code units of a message: short ones, as it is their number that counts. */
const LENGTH = 150
/** Bytes that are written at once. */
const CHUNK = 64 * 1024
/** Megabytes of heap and of what is held outside it, from the height of the first half to that of the second. */
const MOST_GROWTH = 8
/** Megabytes of RSS; what the allocator keeps comes and goes. */
const MOST_RESIDENT = 60

interface Mark extends Memory { readonly lines: number, readonly perSecond: number, readonly ahead: number }

/**
 * Sends `count` lines on one stream, of which none comes twice and each thousandth is broken, and prints what the service
 * held (garbage collected) in each twentieth. True where every line was answered in its place and memory stayed as it was.
 */
export async function streamLines (service: TriedService, count: number, seed: number): Promise<boolean> {
  const makeMessage = createTexts()
  const isBroken = (line: number): boolean => line % BROKEN === 0
  const lineOf = (line: number): string => isBroken(line) ? '{"text":\n' : `${JSON.stringify({ text: makeMessage(createChance(seedOf(seed, line))).text.slice(0, LENGTH) })}\n`
  const request = httpRequest({ port: service.port, host: '127.0.0.1', method: 'POST', path: '/v1/triage/stream', headers: { 'content-type': 'application/x-ndjson' } })
  let sent = 0
  const sending = (async () => {
    while (sent < count) {
      let chunk = ''
      while (sent < count && chunk.length < CHUNK) chunk += lineOf(++sent)
      if (!request.write(chunk)) await once(request, 'drain')
    }
    request.end()
  })()

  const marks: Mark[] = []
  const every = Math.ceil(count / ROWS)
  let answered = 0
  let misplaced = 0
  let ahead = 0
  let since = performance.now()
  let rest = ''
  const [response] = await once(request, 'response') as [IncomingMessage]
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      answered++
      if (!line.startsWith(`{"line":${answered},"status":${isBroken(answered) ? 400 : 200},`)) misplaced++
    }
    ahead = Math.max(ahead, sent - answered)
    if (answered < (marks.length + 1) * every && answered < count) continue
    const perSecond = (answered - (marks.at(-1)?.lines ?? 0)) / (performance.now() - since) * 1000
    marks.push({ ...await service.memory(), lines: answered, perSecond, ahead })
    since = performance.now()
    progress(`${number(answered)} of ${number(count)} lines`)
  }
  await sending
  progress('')

  const growth = growthOf(marks.slice(Math.floor(marks.length / 4))) // the first quarter warms up
  console.log(`Node ${process.versions.node}, one stream of ${number(count)} lines, seed ${seed}.\n`)
  console.log(writeTable(['lines', 'a second', 'sent and not answered, at most', 'heap, MB', 'external, MB', 'RSS, MB'],
    marks.map(({ lines, perSecond, ahead: most, heap, external, rss }) => [number(lines), number(perSecond), number(most), number(heap), number(external), number(rss)])))
  console.log(`\n${number(answered)} answered, ${number(misplaced)} out of place; heap grew by ${number(growth.heap)} MB, external by ${number(growth.external)}, RSS by ${number(growth.rss)}.`)
  return answered === count && misplaced === 0 && growth.heap <= MOST_GROWTH && growth.external <= MOST_GROWTH && growth.rss <= MOST_RESIDENT
}
