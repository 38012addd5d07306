import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Run {
  readonly child: ChildProcess
  readonly address: string
  readonly port: number
  readonly out: () => string
  readonly err: () => string
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

/** Starts `script` with nothing but `environment`, and turns nothing away unless that says so, as the machine may be busy; resolves once it listens or has ended. */
export async function run (script: string, environment: Record<string, string> = {}, cwd = '/'): Promise<Run> {
  const child = spawn(process.execPath, [script], { cwd, env: { PORT: '0', MAX_EVENT_LOOP_DELAY: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text })
  const ended = new Promise<number | string | null>((resolve) => child.on('close', (code, signal) => { resolve(code ?? signal) }))
  let over = false
  void ended.then(() => { over = true })
  while (!over && !err.includes('curl')) await sleep(10)
  const address = /http:\/\/\S+/.exec(err)?.[0] ?? ''
  return { child, address, port: Number(address.split(':').at(-1)), out: () => out, err: () => err, ended }
}
