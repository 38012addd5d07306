import { computed, effect, signal } from '@preact/signals'
import type { PageLanguage } from '../types.ts'
import { en, type Words } from './en.ts'
import { et } from './et.ts'
import { fi } from './fi.ts'

const ALL: Readonly<Record<PageLanguage, Words>> = { et, fi, en }
/** The languages of the page, by their own names. */
export const PAGE_LANGUAGES: readonly (readonly [PageLanguage, string])[] = [['et', 'Eesti'], ['fi', 'Suomi'], ['en', 'English']]

const STORED = 'workbench.language'
const isPageLanguage = (tag: string | undefined): tag is PageLanguage => tag !== undefined && Object.hasOwn(ALL, tag)

function preferred (): PageLanguage {
  const wanted = [stored(STORED) ?? '', ...navigator.languages].map((tag) => tag.toLowerCase().split('-')[0])
  return wanted.find(isPageLanguage) ?? 'en'
}

/** A setting of the page that the browser kept; storage may be forbidden. */
export function stored (name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a setting of the page. Never to be called with words of a message. */
export function store (name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // it lasts as long as the page then
  }
}

export const pageLanguage = signal<PageLanguage>(preferred())
export const words = computed<Words>(() => ALL[pageLanguage.value])

/** Has the page speak `language` from now on. */
export function speak (language: PageLanguage): void {
  pageLanguage.value = language
  store(STORED, language)
}

effect(() => {
  document.documentElement.lang = pageLanguage.value
  document.title = `${words.value.title} · ${words.value.about}`
})

/** How numbers and times are written: as the reader's own country does, where it speaks the language of the page. */
const locale = computed(() => {
  const own = navigator.languages.find((tag) => tag.startsWith(`${pageLanguage.value}-`))
  return own ?? (pageLanguage.value === 'en' ? 'en-GB' : pageLanguage.value)
})

/** `share` of one as a percentage; a trace is not nothing, and nearly all is not all. */
export function percent (share: number): string {
  const format = (value: number): string => value.toLocaleString(locale.value, { style: 'percent', maximumFractionDigits: 0 })
  if (share > 0 && share < 0.005) return `< ${format(0.01)}`
  return share < 1 && share >= 0.995 ? `> ${format(0.99)}` : format(share)
}

export const decimal = (value: number): string => value.toLocaleString(locale.value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' })

/** `instant` as day and time where the reader is. */
export const localTime = (instant: string): string =>
  new Date(instant).toLocaleString(locale.value, { weekday: 'short', day: 'numeric', month: 'numeric', hour: '2-digit', minute: '2-digit' })

/** How far off `instant` is: «in 4 hours». */
export function fromNow (instant: string): string {
  const minutes = Math.round((new Date(instant).getTime() - Date.now()) / 60_000)
  const format = new Intl.RelativeTimeFormat(pageLanguage.value, { numeric: 'auto' })
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day')
}

/** Name of a language in the language of the page; its code where there is none. */
export function languageName (code: string): string {
  if (code === 'und') return words.value.batch.unknown
  try {
    return new Intl.DisplayNames(pageLanguage.value, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
