import { readFileSync } from 'node:fs'
import { EntityLexicon } from '../../../src/core/entities/lexicon.ts'
import type { Message } from '../../../src/core/message.ts'
import { parseStrict } from '../../../src/strict-yaml.ts'

export const TAGS = ['et', 'fi', 'en'] as const

/** The lexicons of the built-in packs, as the service reads them. */
export const lexicons: readonly EntityLexicon[] = TAGS.map((tag) => {
  const file = new URL(`../../../src/languages/${tag}/entities.yaml`, import.meta.url)
  return parseStrict(readFileSync(file, 'utf8'), `${tag}/entities.yaml`, EntityLexicon).value
})

/** A message all of whose text is the writer's own, or what follows `quoted` is not. */
export function messageOf (text: string, subject = '', quoted = text.length): Message {
  const zones = quoted < text.length
    ? [{ kind: 'own' as const, start: 0, end: quoted }, { kind: 'quote' as const, start: quoted, end: text.length }]
    : text === '' ? [] : [{ kind: 'own' as const, start: 0, end: text.length }]
  return { text, subject, channel: 'email', zones }
}
