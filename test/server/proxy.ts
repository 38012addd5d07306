import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface TestProxy {
  readonly address: string
  /** Sends requests to that port too, from when it says that it is ready. */
  add (port: number): Promise<void>
  /** Ports that get requests now. */
  readonly ready: () => readonly number[]
  close (): void
}

/** Milliseconds between two looks at each replica. */
const INTERVAL = 100

/**
 * A proxy as deploy/haproxy.cfg describes one: requests in turn to those that answer GET /readyz with 200, over connections
 * that are kept. It never tries twice, so that a request which a replica drops is seen: as 502.
 */
export async function startProxy (): Promise<TestProxy> {
  const agent = new Agent({ keepAlive: true })
  const known = new Map<number, boolean>()
  const ready = (): number[] => [...known].filter(([, up]) => up).map(([port]) => port)
  let turn = 0
  const server = createServer((incoming, answer) => {
    const ports = ready()
    const port = ports[turn++ % ports.length]
    const { method, url: path, headers } = incoming
    const onward = request({ port, host: '127.0.0.1', agent, method, path, headers }, (response) => {
      const { connection: _hop, ...others } = response.headers
      answer.writeHead(response.statusCode!, others)
      response.pipe(answer)
    })
    onward.on('error', () => answer.headersSent ? answer.destroy() : answer.writeHead(502).end())
    incoming.pipe(onward)
  })
  const look = async (port: number): Promise<void> => {
    known.set(port, await fetch(`http://127.0.0.1:${port}/readyz`).then(({ ok }) => ok, () => false))
  }
  const watch = setInterval(() => { for (const port of known.keys()) void look(port) }, INTERVAL)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async add (port) {
      known.set(port, false)
      while (!known.get(port)) await sleep(INTERVAL / 4)
    },
    ready,
    close () {
      clearInterval(watch)
      server.close()
      server.closeAllConnections()
      agent.destroy()
    }
  }
}
