import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'

export interface RedisServer {
  readonly url: string
  /** Ends it, as if the machine had gone. */
  stop (): Promise<void>
  /** Starts it again on the same port, with nothing in it. */
  start (): Promise<void>
  /** Stops the clock of the process: it takes connections and answers nothing. */
  freeze (): void
  thaw (): void
}

const BINARY = 'redis-server'

/** A Redis of its own on a free port, which keeps nothing on disk. Rejects where there is no Redis on this machine. */
export async function startRedis (): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  const server: RedisServer = {
    url,
    async start () {
      child = spawn(BINARY, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' })
      const missing = new Promise<never>((_resolve, reject) => child!.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ENOENT' ? new Error(`${BINARY} is missing: install Debian's package redis-server (apt-get install redis-server)`) : error)
      }))
      await Promise.race([missing, answers(url)])
    },
    async stop () {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child!.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
    freeze: () => { child?.kill('SIGSTOP') },
    thaw: () => { child?.kill('SIGCONT') }
  }
  process.once('exit', () => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  await server.start()
  return server
}

async function answers (url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  redis.on('error', () => {})
  for (;;) {
    const pong = await redis.connect().then(() => redis.ping(), () => undefined)
    redis.disconnect()
    if (pong !== undefined) return
    await sleep(20)
  }
}

async function freePort (): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
