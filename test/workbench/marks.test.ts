import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryOver } from '../../src/workbench/text/edits.ts'
import { compose, letterOf, rewrite } from '../../src/workbench/text/letter.ts'
import { clustersOf, runsOf, type Mark } from '../../src/workbench/text/marks.ts'

const mark = (start: number, end: number, kind = 'x'): Mark => ({ start, end, kind, note: '' })

test.each([
  { name: 'apart', marks: [mark(5, 7), mark(0, 2)], clusters: ['0–2', '5–7'] },
  { name: 'side by side', marks: [mark(0, 2), mark(2, 4)], clusters: ['0–2', '2–4'] },
  { name: 'one in the other', marks: [mark(0, 6), mark(2, 4)], clusters: ['0–2–4–6'] },
  { name: 'half over each other', marks: [mark(0, 4), mark(2, 6), mark(5, 8)], clusters: ['0–2–4–5–6–8'] },
  { name: 'outside the text', marks: [mark(9, 14), mark(20, 22), mark(3, 3)], clusters: ['9–10'] }
])('marks $name', ({ marks, clusters }) => {
  expect(clustersOf(marks, 10).map(({ segments }) => [segments[0]!.start, ...segments.map(({ end }) => end)].join('–'))).toEqual(clusters)
})

test('runs make up the whole text once, whatever the marks', () => {
  const range = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 })).map(([start, end]) => mark(start, end))
  fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(range, { maxLength: 12 }), (text, marks) => {
    const runs = runsOf(clustersOf(marks, text.length), 0, text.length)
    expect(runs.map(({ start, end, cluster }) => cluster ? cluster.segments.map((each) => text.slice(each.start, each.end)).join('') : text.slice(start, end)).join('')).toBe(text)
    for (const { cluster } of runs) for (const each of cluster?.segments ?? []) expect(each.marks.length).toBeGreaterThan(0)
  }))
})

test.each([
  { name: 'before', after: 'well, I am sorry', kept: ['sorry'] },
  { name: 'after', after: 'I am sorry indeed', kept: ['sorry'] },
  { name: 'inside', after: 'I am so-rry', kept: [] },
  { name: 'nowhere', after: 'I am sorry', kept: ['sorry'] }
])('a range is carried over an edit $name', ({ after, kept }) => {
  expect(carryOver([{ start: 5, end: 10 }], 'I am sorry', after).map(({ start, end }) => after.slice(start, end))).toEqual(kept)
})

test('what is carried over an edit still has its words', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), fc.nat(), fc.nat(), (head, middle, tail, a, b) => {
    const before = head + tail
    const [start, end] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [number, number]
    for (const range of carryOver([{ start, end }], before, head + middle + tail)) {
      expect((head + middle + tail).slice(range.start, range.end)).toBe(before.slice(start, end))
    }
  }))
})

const body = 'Dear Mari,\nyour parcel is [where]. It comes by [day].\nOmniva has it.'
const at = (words: string) => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length })
const letter = letterOf({
  subject: null, body, language: 'en', channel: 'email', template: 'delivery-delay', addresses: { secondary: [], demands: [], escalation: [] },
  filled: [{ name: 'customerName', value: 'Mari', source: 'text', ...at('Mari') }, { name: 'carrier', value: 'Omniva', source: 'request', ...at('Omniva') }],
  missing: [{ name: 'deliveryStatus', label: 'where', ...at('[where]') }, { name: 'deliverBy', label: 'day', ...at('[day]') }]
})

test('what fills a gap moves the facts behind it', () => {
  const { text, fields, facts } = compose(letter, { deliveryStatus: 'in Tartu', deliverBy: ' ' })
  expect(text).toBe('Dear Mari,\nyour parcel is in Tartu. It comes by [day].\nOmniva has it.')
  expect(fields.map(({ start, end }) => text.slice(start, end))).toEqual(['in Tartu', '[day]'])
  expect(facts.map(({ start, end }) => text.slice(start, end))).toEqual(['Mari', 'Omniva'])
})

test('a letter changed by hand keeps the gaps and facts that were not touched', () => {
  const fills = { deliveryStatus: 'in Tartu' }
  const { text } = compose(letter, fills)
  const changed = rewrite(letter, fills, text.replace('Dear', 'Hello,'))
  expect(changed).toMatchObject({ edited: true, body: text.replace('Dear', 'Hello,') })
  expect(changed.gaps.map(({ start, end }) => changed.body.slice(start, end))).toEqual(['[day]'])
  expect(changed.facts.map(({ start, end }) => changed.body.slice(start, end))).toEqual(['Mari', 'Omniva'])
  expect(rewrite(letter, fills, text.replace('[day]', 'Friday')).gaps).toEqual([])
  expect(rewrite(letter, {}, body)).toBe(letter)
})
