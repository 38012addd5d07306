import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv, writeCsv } from '../../src/workbench/batch/csv.ts'
import { lotsOf, readItems } from '../../src/workbench/batch/read.ts'
import { TIMED } from '../timed.ts'

test.each([
  { name: 'commas', source: 'text,channel\nTere,chat', records: [['text', 'channel'], ['Tere', 'chat']] },
  { name: 'semicolons and commas in a field', source: 'text;channel\r\n"Tere, pakk";chat\r\n', records: [['text', 'channel'], ['Tere, pakk', 'chat']] },
  { name: 'tabs', source: 'text\tchannel\nhei\tchat', records: [['text', 'channel'], ['hei', 'chat']] },
  { name: 'a line break and quotes in a field', source: 'a,b\n"one\r\n""two""",3', records: [['a', 'b'], ['one\r\n"two"', '3']] },
  { name: 'a byte order mark, an empty line, the last field empty', source: '\ufeffa;b\n\n1;', records: [['a', 'b'], ['1', '']] },
  { name: 'a quote that is not closed', source: 'a,b\n"one,2\n3', records: [['a', 'b'], ['one,2\n3']] },
  { name: 'words after a closing quote', source: 'a\n"one" two', records: [['a'], ['one two']] },
  { name: 'old line ends', source: 'a,b\r1,2\r', records: [['a', 'b'], ['1', '2']] },
  { name: 'nothing', source: '', records: [] }
])('CSV with $name', ({ source, records }) => expect(parseCsv(source)).toEqual(records))

test('what is written as CSV reads as it was', () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'õ', '"', ';', ',', '\n', '\r', ' ', '\t'), maxLength: 8 }).filter((text) => !/^[\t\r]/.test(text))
  fc.assert(fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 6 }), (rows) => {
    const header = ['one', 'two', 'three']
    expect(parseCsv(writeCsv([header, ...rows]))).toEqual([header, ...rows])
  }))
})

test('no cell acts as a formula', () => {
  for (const value of ['=1+1', '+372 5', '-1', '@SUM(A1)', '\t=1']) expect(writeCsv([[value]])).toMatch(/^\ufeff"?'/)
})

test('CSV of any make is read, in time that grows with its length', TIMED, () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r') }), (source) => { parseCsv(source) }))
  const begun = performance.now()
  for (const unit of ['"', '""', '",', ';', '\r\n', '"\n']) parseCsv(unit.repeat(300_000))
  expect(performance.now() - begun).toBeLessThan(3000)
})

test.each([
  { name: 'NDJSON', file: 'a.ndjson', source: '{"text":"one"}\n\n{"text":"two"}\nthree\n"four"', items: [
    { place: 'a.ndjson:1', message: { text: 'one' } }, { place: 'a.ndjson:3', message: { text: 'two' } },
    { place: 'a.ndjson:4', fault: 'not-json' }, { place: 'a.ndjson:5', message: { text: 'four' } }
  ] },
  { name: 'one line of JSON', file: '', source: '{"text":"one"}', items: [{ place: '1', message: { text: 'one' } }] },
  { name: 'an array', file: '', source: '["one", {"text":"two"}]', items: [{ place: '1', message: { text: 'one' } }, { place: '2', message: { text: 'two' } }] },
  { name: 'the body of a batch', file: 'b.json', source: '{"messages":[{"text":"one"}]}', items: [{ place: 'b.json:1', message: { text: 'one' } }] },
  { name: 'CSV whose columns are in any order and case', file: 'c.csv', source: 'Channel;Notes;TEXT\nchat;x;Hei\n;;Moi', items: [
    { place: 'c.csv:2', message: { channel: 'chat', text: 'Hei' } }, { place: 'c.csv:3', message: { text: 'Moi' } }
  ] },
  { name: 'CSV without a text', file: 'c.csv', source: 'Name,Age\nMari,3', items: [{ place: 'c.csv', fault: 'no-text-column' }] },
  { name: 'a mail', file: 'x.eml', source: '{"From": x', items: [{ place: 'x.eml', message: { text: '{"From": x', format: 'eml', reference: 'x.eml' } }] },
  { name: 'an empty file', file: 'd.csv', source: ' \n', items: [{ place: 'd.csv', fault: 'nothing' }] }
])('$name is read', ({ file, source, items }) => expect(readItems(file, source)).toEqual(items))

test('lots hold every message once, in order, none too many', () => {
  fc.assert(fc.property(fc.array(fc.string()), (texts) => {
    const items = texts.map((text, index) => ({ place: String(index), message: { text } }))
    const lots = lotsOf(items, 5, 60)
    expect(lots.flat()).toEqual(items)
    for (const lot of lots) {
      expect(lot.length).toBeLessThanOrEqual(5)
      expect(lot.length === 1 || lot.reduce((sum, { message }) => sum + JSON.stringify(message).length, 0) <= 60).toBe(true)
    }
  }))
})
