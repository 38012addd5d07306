import { batch, computed, signal } from '@preact/signals'
import { answerOf, api, Failed, type Trouble } from '../client.ts'
import type { Problem, Triage, TriageRequest } from '../types.ts'
import { lotsOf, type Fault, type Item } from './read.ts'

/** Messages sent at once. A browser can send a stream only over HTTP/2, so the page sends lots instead. */
export const LOT = 50
/** Units of JSON sent at once; the service takes 4 MiB, and a unit has up to three bytes. */
const LOT_UNITS = 1_000_000

/** What became of an item. */
export interface Row extends Item { readonly number: number, readonly triage?: Triage, readonly problem?: Problem }

export const items = signal<readonly Item[]>([])
export const rows = signal<readonly Row[]>([])
export const state = signal<'idle' | 'running' | 'finished' | 'stopped'>('idle')
export const seconds = signal(0)
export const batchTrouble = signal<Trouble | undefined>(undefined)

export const done = computed(() => rows.value.length)

let stopper = new AbortController()

/** Puts more messages in line; what was read before makes room. */
export function addItems (more: readonly Item[]): void {
  if (state.value === 'finished' || state.value === 'stopped') clearBatch()
  items.value = [...items.value, ...more]
}

export function clearBatch (): void {
  stopper.abort()
  batch(() => {
    items.value = []
    rows.value = []
    state.value = 'idle'
    batchTrouble.value = undefined
  })
}

export function stop (): void {
  stopper.abort()
  state.value = 'stopped'
}

/** Sends what is in line, a lot at a time, and shows each answer as it comes. */
export async function run (): Promise<void> {
  stopper = new AbortController()
  const { signal: stopped } = stopper
  const begun = performance.now()
  batch(() => {
    rows.value = []
    batchTrouble.value = undefined
    state.value = 'running'
  })
  for (const lot of lotsOf(items.value, LOT, LOT_UNITS)) {
    try {
      const answers = await ask(lot, stopped)
      if (stopped.aborted) return
      rows.value = [...rows.value, ...answers.map((answer, index) => ({ ...answer, number: rows.value.length + index + 1 }))]
    } catch (error) {
      if (stopped.aborted) return
      if (!(error instanceof Failed)) throw error
      batch(() => {
        batchTrouble.value = error.trouble
        state.value = 'stopped'
      })
      return
    }
  }
  batch(() => {
    seconds.value = (performance.now() - begun) / 1000
    state.value = 'finished'
  })
}

async function ask (lot: readonly Item[], stopped: AbortSignal): Promise<Omit<Row, 'number'>[]> {
  const sound = lot.filter(({ fault }) => fault === undefined)
  if (sound.length === 0) return [...lot]
  // the service judges each message and answers a bad one in its place
  const { results } = await answerOf(api.POST('/v1/triage/batch', { body: { messages: sound.map(({ message }) => message as TriageRequest) }, signal: stopped }))
  let next = 0
  return lot.map((item) => {
    if (item.fault !== undefined) return item
    const result = results[next++]!
    return 'triage' in result ? { ...item, triage: result.triage } : { ...item, problem: result.problem }
  })
}

/** The words of a message, as far as it has any. */
export function wordsOf ({ message, triage, fault }: Row): string {
  if (fault !== undefined) return ''
  const text = triage?.text ?? (typeof message === 'object' && message !== null && 'text' in message ? message.text : '')
  return typeof text === 'string' ? text : ''
}

export type { Fault }
