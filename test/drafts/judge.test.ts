import { describe, expect, test } from 'vitest'
import { faultsOfFacts, faultsOfText, type Asked } from '../../src/drafts/judge.ts'
import type { Draft } from '../../src/drafts/index.ts'

const GOOD = 'Hello Mari,\n\nThank you for your message. Your order “A. B.” is late: I am tracing it. Follow it here: https://shop.example/x\n\n- Carrier: Omniva\n\nKind regards,\nAnna Kask\nKaubakelder'

describe('the words', () => {
  test.each([
    { language: 'en', body: GOOD },
    { language: 'et', body: 'Tere, Mari Tamm!\n\nKirjutasite: „pakki pole”. Tarne on 24. novembril kell 10.30, nr. 7 järgi.\n\nLugupidamisega\n[vastaja nimi]' },
    { language: 'fi', body: 'Hei!\nKirjoititte: ”paketti puuttuu”. Lähetys saapuu 24. marraskuuta.\nT. Anna' },
    { language: 'en', body: 'Track it here: https://t.example/a?b=C,d;E&f={x}' }
  ])('leaves good $language alone', ({ language, body }) => expect(faultsOfText({ body, subject: 'Your order', language })).toEqual([]))

  test.each<{ fault: string, body: string, language?: string }>([
    { fault: 'Liquid or a formality mark', body: 'Hello {{ customerName }}.' },
    { fault: 'Liquid or a formality mark', body: 'Hello {% if calm %}.' },
    { fault: 'Liquid or a formality mark', body: 'On [[Teie|sinu]] pakk.' },
    { fault: 'a hole of a told sentence', body: 'You have been waiting for {time}.' },
    { fault: 'a character that cannot be printed', body: 'Hello \uE001.' },
    { fault: 'a character that cannot be printed', body: 'Hello \u202E.' },
    { fault: 'a character that cannot be printed', body: 'Hello\u0007.' },
    { fault: 'two spaces', body: 'Your order  is late.' },
    { fault: 'a space before a mark', body: 'Your order , is late.' },
    { fault: 'a space at the edge of a line', body: 'Late. \nSorry.' },
    { fault: 'two marks', body: 'Your order is late..' },
    { fault: 'two marks', body: 'Your order,, is late.' },
    { fault: 'two marks', body: 'Your order: , is late.' },
    { fault: 'two marks', body: 'Is it late?.' },
    { fault: 'a mark that opens a line', body: 'Late.\n, sorry.' },
    { fault: 'a mark without a space behind it', body: 'Late,sorry.' },
    { fault: 'a mark without a space behind it', body: 'It is late.Sorry.' },
    { fault: 'nothing between brackets', body: 'Your order () is late.' },
    { fault: 'nothing between brackets', body: 'You write “”.' },
    { fault: 'a line mark', body: '? Late.' },
    { fault: 'a backslash', body: 'Late.\\' },
    { fault: 'a word from code', body: 'Your undefined is late.' },
    { fault: 'a small letter opens a paragraph', body: 'Late.\n\nand sorry.' },
    { fault: 'a small letter opens a sentence', body: 'Your order is late. sorry.' },
    { fault: 'a word twice', body: 'Your order is is late.' },
    { fault: 'two empty lines', body: 'Late.\n\n\nSorry.' },
    { fault: 'a paragraph that ends in a colon', body: 'Track it here:\n\nSorry.' },
    { fault: 'empty, or space at the edges', body: '' },
    { fault: 'unbalanced quotation marks', body: 'You write “late.' },
    { fault: 'unbalanced quotation marks', body: 'Kirjutate: “pakki pole”.', language: 'et' },
    { fault: 'unbalanced quotation marks', body: 'Kirjoitatte: „puuttuu”.', language: 'fi' },
    { fault: 'a sentence twice', body: 'I am tracing it now. Sorry. I am tracing it now.' },
    { fault: 'a sentence without an end', body: 'Hello,\n\nI am tracing the parcel that did not reach you\n\nAnna' }
  ])('$fault: $body', ({ fault, body, language = 'en' }) => expect(faultsOfText({ body, subject: null, language })).toContain(fault))

  test.each(['', ' ', 'Your\norder'])('the subject %j is none', (subject) =>
    expect(faultsOfText({ body: 'Late.', subject, language: 'en' })).toContain('no subject, or one of several lines'))
  test('a fault of the subject', () => expect(faultsOfText({ body: 'Late.', subject: 'Your order {{ x }}', language: 'en' })).toEqual(['Liquid or a formality mark, in the subject']))
})

describe('facts and gaps', () => {
  const draft: Draft = {
    subject: 'Your order A-1', body: 'Order A-1 by [carrier].', language: 'en', channel: 'email', template: 'other', addresses: { secondary: [], demands: [], escalation: [] },
    filled: [{ name: 'orderNumber', value: 'A-1', source: 'text', start: 6, end: 9 }],
    missing: [{ name: 'carrier', label: 'carrier', start: 13, end: 22 }]
  }
  const asked: Asked = { gaps: 'mark', facts: { orderNumber: 'A-1' } }
  const gap = draft.missing[0]!

  test('a sound draft', () => expect(faultsOfFacts(draft, asked)).toEqual([]))
  test.each<{ fault: string, draft?: Partial<Draft>, asked?: Partial<Asked> }>([
    { fault: 'the span of the gap carrier', draft: { missing: [{ ...gap, start: 12 }] } },
    { fault: 'the span of orderNumber', draft: { filled: [{ ...draft.filled[0]!, end: 8 }] } },
    { fault: 'the span of orderNumber', draft: { filled: [{ name: 'orderNumber', value: 'B-2', source: 'text' }] } },
    { fault: 'gaps out of order', draft: { missing: [gap, gap] } },
    { fault: 'a bracket that is no gap', draft: { missing: [] } },
    { fault: 'a gap in the subject', draft: { subject: 'Order [order number]' } },
    { fault: 'a gap in a draft to be sent', asked: { gaps: 'omit' } },
    { fault: 'a gap though the fact is known', asked: { facts: { carrier: 'DPD' } } },
    { fault: 'subject and channel', draft: { channel: 'chat' } },
    { fault: 'subject and channel', draft: { subject: null } },
    { fault: 'orderNumber in public', draft: { channel: 'review', subject: null } },
    { fault: 'discountPercent in public', draft: { channel: 'social', subject: null, body: 'You get 15% off.', filled: [], missing: [] }, asked: { facts: { discountPercent: '15' } } }
  ])('$fault', ({ fault, draft: change, asked: other }) => expect(faultsOfFacts({ ...draft, ...change }, { ...asked, ...other })).toContain(fault))
})
