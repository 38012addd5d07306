import { signal } from '@preact/signals'
import createClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './api.d.ts'
import type { Problem } from './types.ts'

const KEPT = 'workbench.key'

/** The key of the service, for as long as the tab is open. */
export const key = signal(keptKey())
/** Whether the service wants a key, or another one than it got. */
export const keyWanted = signal<'no' | 'first' | 'other'>('no')

/** Takes `value` as the key from now on; an empty one forgets it. */
export function takeKey (value: string): void {
  key.value = value
  keyWanted.value = 'no'
  try {
    if (value === '') sessionStorage.removeItem(KEPT)
    else sessionStorage.setItem(KEPT, value)
  } catch {
    // storage may be forbidden; the key lasts as long as the page then
  }
}

function keptKey (): string {
  try {
    return sessionStorage.getItem(KEPT) ?? ''
  } catch {
    return ''
  }
}

const withKey: Middleware = {
  onRequest ({ request }) {
    if (key.value !== '') request.headers.set('authorization', `Bearer ${key.value}`)
  },
  onResponse ({ response }) {
    if (response.status === 401) keyWanted.value = key.value === '' ? 'first' : 'other'
  }
}

/** Where the service is: the page may stand below a path of its own. */
export const BASE = new URL('.', document.baseURI).href.replace(/\/$/, '')

export const api = createClient<paths>({ baseUrl: BASE, cache: 'no-store' })
api.use(withKey)

/** What went wrong with a request: a problem as the service tells it, or no answer at all. */
export type Trouble = Problem | { readonly code: 'network' }

/** The answer in `asked`; throws a Trouble as `Failed` where there is none, and passes on that the request was given up. */
export async function answerOf<T> (asked: Promise<{ data?: T, error?: unknown, response: Response }>): Promise<T> {
  let result
  try {
    result = await asked
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failed({ code: 'network' })
  }
  if (result.data !== undefined) return result.data
  throw new Failed(isProblem(result.error) ? result.error : { code: 'network' })
}

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'code' in value && 'detail' in value

export class Failed extends Error {
  readonly trouble: Trouble

  constructor (trouble: Trouble) {
    super(trouble.code)
    this.trouble = trouble
  }
}

/** What asks one thing at a time: the newest counts, and an older one still under way is given up. */
export interface Latest<Q> { ask (question: Q, delay?: number): void, stop (): void }

/** `run` is called `delay` milliseconds after the last question, with a signal that says when it is no longer wanted. */
export function latest<Q> (run: (question: Q, signal: AbortSignal) => Promise<void>): Latest<Q> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let current = new AbortController()
  const stop = (): void => {
    clearTimeout(timer)
    current.abort()
  }
  return {
    ask (question, delay = 0) {
      stop()
      const mine = current = new AbortController()
      timer = setTimeout(() => {
        run(question, mine.signal).catch((error: unknown) => {
          if (!mine.signal.aborted) throw error
        })
      }, delay)
    },
    stop
  }
}
