import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FaultyData, parseStrict } from '../../src/strict-yaml.ts'
import { unmark } from '../../src/packs/examples.ts'
import { findZones, mailFaults, MailFile } from '../../src/reading/index.ts'
import type { Span, ZoneKind } from '../../src/core/message.ts'
import { forms, mailPacks as packs } from './packs.ts'

const ZONE_OF: Record<keyof MailFile, ZoneKind> = {
  attributions: 'quote', headers: 'quote', dividers: 'quote', forwards: 'own', signOffs: 'closing', names: 'closing',
  devices: 'closing', disclaimers: 'disclaimer', postscripts: 'own'
}

/** Zones of one kind, without the white space at their ends. */
function zonesIn (text: string, kind: ZoneKind): Span[] {
  return findZones(text, forms).filter((zone) => zone.kind === kind).map(({ start, end }) => {
    const words = text.slice(start, end)
    return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length }
  })
}

const yamlOf = (file: string): string => readFileSync(file, 'utf8')
const words = (text: string, spans: readonly Span[]): string[] => spans.map(({ start, end }) => text.slice(start, end))

test('there are packs to walk', () => expect(packs.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['en', 'et', 'fi'])))

describe.each(packs)('$tag', ({ located }) => {
  test('every entry can match, and stands once', () => expect(mailFaults(located)).toEqual([]))

  describe.each(Object.keys(ZONE_OF) as (keyof MailFile)[])('%s', (group) => {
    const kind = ZONE_OF[group]
    test.each(located.value[group].finds)('finds %s', (marked) => {
      const { text, spans } = unmark(marked)
      expect(spans.length).toBeGreaterThan(0)
      const found = words(text, zonesIn(text, kind))
      // what passes a message on stays own beside the message itself
      if (group === 'forwards') expect(found).toEqual(expect.arrayContaining(words(text, spans)))
      else expect(found).toEqual(words(text, spans))
    })
    test.each(located.value[group].leaves)('leaves %s', (text) => {
      if (group === 'forwards') expect(zonesIn(text, 'quote').length).toBeGreaterThan(0)
      else if (group === 'postscripts') expect(zonesIn(text, 'own').length).toBeLessThan(2)
      else expect(words(text, zonesIn(text, kind))).toEqual([])
    })
  })
})

describe('a mail.yaml that is wrong', () => {
  const faulty = (change: (yaml: string) => string): string[] => {
    const { file } = packs[0]!.located
    try {
      return mailFaults(parseStrict(change(yamlOf(file)), file, MailFile)).map(({ problem }) => problem)
    } catch (error) {
      return (error as FaultyData).faults.map(({ problem }) => problem)
    }
  }
  test.each([
    { name: 'an unknown key', change: (yaml: string) => yaml.replace('attributions:', 'attributions:\n  verb: [x]'), problem: "unknown key 'verb'" },
    { name: 'a phrase without a word', change: (yaml: string) => yaml.replace('postscripts:\n  phrases: [', "postscripts:\n  phrases: ['...', "), problem: "'...' holds no word and can never match" },
    { name: 'a phrase twice', change: (yaml: string) => yaml.replace('postscripts:\n  phrases: [', 'postscripts:\n  phrases: [P.S., '), problem: "'p s' stands there already" },
    { name: 'an open first word', change: (yaml: string) => yaml.replace('postscripts:\n  phrases: [', 'postscripts:\n  phrases: [post*, '), problem: "'post*' leaves its first word open" },
    { name: 'two words for one', change: (yaml: string) => yaml.replace('verbs: [', 'verbs: [has written, '), problem: "'has written' is more than one word" }
  ])('is refused: $name', ({ change, problem }) => expect(faulty(change)).toEqual([problem]))
})
