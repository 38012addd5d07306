import type { SupplyId } from '../core/findings.ts'
import type { Channel } from '../core/message.ts'

/** A labelled message, as the annotation guide defines it. */
export interface Case {
  readonly id: string
  readonly language: string
  readonly channel: Channel
  readonly subject?: string
  readonly text: string
  readonly format: 'text' | 'html' | 'eml'
  readonly complaint: boolean
  readonly scenario: string | null
  readonly secondary: readonly string[]
  readonly signs: readonly string[]
  readonly shouting: boolean
  readonly anger: number
  readonly demands: readonly string[]
  readonly escalation: readonly string[]
  readonly entities: Readonly<Record<string, string>>
  /** Only of some complaints. */
  readonly supply?: SupplyId | 'none'
  /** Only of some complaints: what they tell has happened, as concepts `told.<id>`; of the earlier ones the main things alone. */
  readonly told?: readonly string[]
  readonly why: string
}

/** Reads case lines (JSONL); throws with the line number where one cannot be read. */
export const parseCases = (source: string, name: string): Case[] => parseLines<Case>(source, name)

/** Reads the objects of a JSONL file; throws with the line number where one cannot be read. */
export function parseLines<T> (source: string, name: string): T[] {
  return source.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as T]
    } catch {
      throw new Error(`${name}:${index + 1}: not a JSON object; each line holds one case`)
    }
  })
}

/** FNV-1a over UTF-8. */
function hash (text: string): number {
  let h = 0x811c9dc5
  for (const byte of Buffer.from(text)) h = Math.imul(h ^ byte, 0x01000193) >>> 0
  return h
}

/** One case in five, fixed by its id, is never learnt from or looked at: the figures on it are the honest ones. */
export const isUnseen = ({ id }: Case): boolean => hash(id) % 5 === 0

/**
 * The sixth and the ninth lot of labelled replies (`<tag>-sixth.jsonl`, `<tag>-ninth.jsonl`, ids with a w or an x) are never
 * looked at. The others have been, by those who mended the rules, and are learnt from.
 */
export const isUnseenReply = ({ id }: { readonly id: string }): boolean => /^[a-z]+-[wx]\d/.test(id)

export const FOLDS = 5
/** The fold of a case in cross-validation. */
export const foldOf = ({ id }: Case): number => hash(`fold ${id}`) % FOLDS

/** A place between 0 and 1 by which cases can be shared out: what lies below a quarter lies below a half. */
export const placeOf = ({ id }: Case): number => hash(`place ${id}`) % 1009 / 1009

/** Sets base, a to j, ah and ai lay before those who wrote the rules; what rules find in the others they find in strange words. */
export const isNewToRules = ({ id }: Case): boolean => /^[a-z]+-(?:[k-z]|(?!ah|ai)[a-z]{2})\d/.test(id)

/** What there is to learn from in all languages but one. */
export function othersThan <T> (tag: string, byTag: ReadonlyMap<string, readonly T[]>): T[] {
  return [...byTag].flatMap(([other, theirs]) => other === tag ? [] : theirs)
}
