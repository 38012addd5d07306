import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Zone } from '../../src/core/message.ts'
import { findZones } from '../../src/reading/index.ts'
import { forms, mailPacks } from './packs.ts'
import { TIMED } from '../timed.ts'

const shown = (text: string): string[] => findZones(text, forms).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).trim()}`)

function expectCover (text: string, zones: readonly Zone[]): void {
  let at = 0
  for (const [index, zone] of zones.entries()) {
    expect(zone.start).toBe(at)
    expect(zone.end).toBeGreaterThan(zone.start)
    if (index > 0) expect(zone.kind).not.toBe(zones[index - 1]!.kind)
    at = zone.end
  }
  expect(at).toBe(text.length)
  if (text.length > 0) expect(zones.some(({ kind }) => kind === 'own')).toBe(true)
}

describe('whole messages', () => {
  test.each([
    { name: 'nothing', text: '', zones: [] },
    { name: 'a chat line', text: 'where is my tap', zones: ['own: where is my tap'] },
    { name: 'an emoticon, no quote', text: 'no tap\n>:(\nmend it', zones: ['own: no tap\n>:(\nmend it'] },
    { name: 'a number that is more, no quote', text: 'paid\n>50 € for this', zones: ['own: paid\n>50 € for this'] },
    { name: 'nothing but a quote', text: '> The tap drips.\n> Come today.', zones: ['own: > The tap drips.\n> Come today.'] },
    { name: 'nothing but a signature', text: 'Kind regards\nMary Poole', zones: ['own: Kind regards\nMary Poole'] },
    { name: 'nothing but a device line', text: '\n\nSent from my iPhone', zones: ['own: Sent from my iPhone'] },
    { name: 'an emoji above a quote', text: '👍\n\n> Has it come?', zones: ['own: 👍', 'quote: > Has it come?'] },
    { name: 'answers below and between', text: '> Has it come?\nNo.\n> Is it whole?\nNo.\nMary', zones: ['quote: > Has it come?', 'own: No.', 'quote: > Is it whole?', 'own: No.', 'closing: Mary'] },
    {
      name: 'a quote broken by a program that wraps after quoting',
      text: 'Well?\n> We are sorry to hear that the tap which you ordered has not arrived at your\nhouse yet\n> Tapworld',
      zones: ['own: Well?', 'quote: > We are sorry to hear that the tap which you ordered has not arrived at your\nhouse yet\n> Tapworld']
    },
    { name: 'Windows line ends', text: 'The tap drips.\r\n\r\nKind regards\r\nMary\r\n', zones: ['own: The tap drips.', 'closing: Kind regards\r\nMary'] },
    { name: 'old Mac line ends', text: 'The tap drips.\rKind regards\rMary', zones: ['own: The tap drips.', 'closing: Kind regards\rMary'] },
    { name: 'decomposed letters', text: 'Hana vuotaa.\nYsta\u0308va\u0308llisin terveisin\nMaija'.normalize('NFD'), zones: ['own: Hana vuotaa.', 'closing: Ysta\u0308va\u0308llisin terveisin\nMaija'.normalize('NFD')] },
    { name: 'dropped diacritics', text: 'Hana vuotaa.\nYstavallisin terveisin\nMaija', zones: ['own: Hana vuotaa.', 'closing: Ystavallisin terveisin\nMaija'] },
    { name: 'a Finn with an English mail program', text: 'Hana vuotaa.\nMaija\n\nOn Tue, May 3, 2024 at 10:12 AM Hanakauppa <a@b.example> wrote:\n> Hei!', zones: ['own: Hana vuotaa.', 'closing: Maija', 'quote: On Tue, May 3, 2024 at 10:12 AM Hanakauppa <a@b.example> wrote:\n> Hei!'] },
    { name: 'a letter that opens with its own header', text: 'From: Mary Poole\nDate: 3 May, 10:12\nSubject: tap\n\nThe tap drips.', zones: ['quote: From: Mary Poole\nDate: 3 May, 10:12\nSubject: tap', 'own: The tap drips.'] },
    { name: 'a quote within a quote', text: 'Well?\n-----Original Message-----\nFrom: a@b.example\nSubject: x\n\nYes.\n\nFrom: c@d.example\nSubject: y\n\nNo.', zones: ['own: Well?', 'quote: -----Original Message-----\nFrom: a@b.example\nSubject: x\n\nYes.\n\nFrom: c@d.example\nSubject: y\n\nNo.'] },
    { name: 'a postscript under a signature under a device line', text: 'It drips.\nMary Poole\nP.S. badly\n\nSent from my iPhone', zones: ['own: It drips.', 'closing: Mary Poole', 'own: P.S. badly', 'closing: Sent from my iPhone'] },
    { name: 'title and number under a name', text: 'It drips.\n\nSudha Raghavan\nFremont, CA\n0113 496 0102', zones: ['own: It drips.', 'closing: Sudha Raghavan\nFremont, CA\n0113 496 0102'] }
  ])('$name', ({ text, zones }) => expect(shown(text)).toEqual(zones))
})

// scraps that mean something to the finder, among any others
const scrap = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\n', '\r\n', '\r', '> ', '-- ', '-----Original Message-----', 'From: a@b.example', 'Subject: x', 'On 3 May 2024 at 10:12 Mary <a@b.example> wrote:', '________', 'Mari Tamm', 'P.S. and', 'FYI', '\ud800', '😡', '\u0308', ':', '.'),
  fc.constantFrom(...mailPacks.flatMap(({ located: { value } }) => [...value.signOffs.sure, ...value.signOffs.unsure, ...value.devices.phrases, ...value.disclaimers.phrases, ...value.dividers.phrases]))
)
const message = fc.array(fc.tuple(scrap, fc.constantFrom('\n', '\n\n', ' ', '. ', '\r\n')), { maxLength: 30 })
  .map((scraps) => scraps.flat().join(''))

test('zones cover any text in order, with own words in it', () => {
  fc.assert(fc.property(message, (text) => expectCover(text, findZones(text, forms))), { numRuns: 3000 })
})

test('the same text has the same zones', () => {
  fc.assert(fc.property(message, (text) => {
    expect(findZones(text, forms)).toEqual(findZones(text, forms))
  }))
})

describe('hostile texts cost time in proportion to their length', () => {
  const time = (text: string): number => {
    let best = Infinity
    for (let run = 0; run < 3; run++) {
      const start = performance.now()
      findZones(text, forms)
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  test.each([
    ['a', ' ', '\n', 'a\n', '>\n', '> a\n', '-', '-\n', '--\n', '_____\n', ':', '@', 'a:\n1\n'],
    ['From: x\n', 'From: x@y\n', 'Subject: x\n', '*From:* a\n12:12\n', 'On 3 May wrote:\n', 'On 1\n:\n', '--Original message--\n\n', 'FYI\n'],
    ['Mari Tamm\n', 'regards\n', 'tervitades\n\n', 'P.S.\n', 'a. ', '. Thanks ', ', Mari', 'this e-mail and any\n', 'sent from my\n', '😀', '\u0301']
  ].flat())('%j', TIMED, (scrap) => {
    const once = scrap.repeat(Math.ceil(25_000 / scrap.length))
    expect(time(once.repeat(4))).toBeLessThan(Math.max(40, time(once) * 12))
  })
})
