import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../../scripts/build.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Megabytes, after a full collection of garbage. */
export interface Memory { readonly heap: number, readonly external: number, readonly rss: number }

/** The built service in a process of its own. */
export interface TriedService {
  readonly port: number
  memory (): Promise<Memory>
  /** What it logged as a warning or worse, and what it wrote to stderr after its greeting. */
  readonly complaints: readonly string[]
  /** Exit code or signal, where it has ended by itself. */
  ended (): string | undefined
  /** Ends it as an operator would; true where it ended well. */
  stop (): Promise<boolean>
}

/** Collects garbage and says what is held, when asked by the parent. */
const REPORTER = `data:text/javascript,${encodeURIComponent('process.on("message", () => { gc(); gc(); process.send(process.memoryUsage()) }); process.channel.unref()')}`
const MEGABYTE = 1024 * 1024

/** Starts the service as it is built in the file `built`, or builds it where there is none, with `environment`, and runs `use` on it; nothing is left behind. */
export async function withService<T> (built: string | undefined, environment: Readonly<Record<string, string>>, use: (service: TriedService) => Promise<T>): Promise<T> {
  if (built !== undefined) return useService(built, environment, use)
  const folder = mkdtempSync(join(tmpdir(), 'tried-'))
  try {
    await bundle(join(ROOT, 'src/server.ts'), folder)
    return await useService(join(folder, 'server.js'), environment, use)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function useService<T> (script: string, environment: Readonly<Record<string, string>>, use: (service: TriedService) => Promise<T>): Promise<T> {
  const service = await startService(script, environment)
  try {
    return await use(service)
  } finally {
    await service.stop()
  }
}

async function startService (script: string, environment: Readonly<Record<string, string>>): Promise<TriedService> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', REPORTER, script], { env: { PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const complaints: string[] = []
  let ended: string | undefined
  const end = new Promise<void>((resolve) => child.once('close', (code, signal) => {
    ended = String(code ?? signal)
    resolve()
  }))
  let pending = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const lines = (pending + text).split('\n')
    pending = lines.pop()!
    complaints.push(...lines.filter((line) => !/^\{"level":"(?:info|debug|trace)"/.test(line)))
  })
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.once('close', () => reject(new Error(`the service does not start: ${said}`)))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      if (said.includes('curl')) complaints.push(text)
      said += text
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
      if (found !== undefined && said.includes('curl')) resolve(Number(found))
    })
  })
  return {
    port,
    complaints,
    memory: () => new Promise((resolve, reject) => {
      child.once('message', (usage) => {
        const { heapUsed, external, rss } = usage as NodeJS.MemoryUsage
        resolve({ heap: heapUsed / MEGABYTE, external: external / MEGABYTE, rss: rss / MEGABYTE })
      })
      child.send('memory', (error) => { if (error) reject(error) })
    }),
    ended: () => ended,
    async stop () {
      child.kill('SIGINT')
      await end
      return ended === '0'
    }
  }
}
