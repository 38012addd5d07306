import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/core/message.ts'
import { readMessage } from '../../src/reading/index.ts'
import { htmlToPlain } from '../../src/reading/html.ts'
import { forms } from './packs.ts'
import { TIMED } from '../timed.ts'

const FIXTURES = 'test/fixtures/mail'
const shown = ({ text, zones }: Message): string[] => zones.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).trim()}`)

function expectWhole ({ text, zones }: Message): void {
  expect(zones.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
  if (text !== '') expect(zones.some(({ kind }) => kind === 'own')).toBe(true)
}

describe('text', () => {
  test.each(['a\r\nb', 'jo\u0303udnud', '\ud800 x', ' \ufeff ', ''])('is the very string that came: %j', (text) => {
    expect(readMessage({ text }, forms).text).toBe(text)
  })
  test('subject and channel have their defaults', () => {
    expect(readMessage({ text: 'x' }, forms)).toMatchObject({ subject: '', channel: 'email' })
    expect(readMessage({ text: 'x', subject: 'y', channel: 'chat' }, forms)).toMatchObject({ subject: 'y', channel: 'chat' })
  })
})

describe('html', () => {
  test.each([
    { file: 'apple-mail', zones: ['own: Still dripping.', 'closing: Mary', 'quote: > On 3 May 2024, at 10:12, Tapworld <help@tapworld.example> wrote:\n\n> Is it mended?'] },
    { file: 'gmail-inline-reply', zones: ['quote: > Le mar. 3 mai 2024 à 10:12, Tapworld <help@tapworld.example> a écrit :\n\n> Has the tap come?', 'own: No, it has not come.', 'quote: > Is the carton whole?', 'own: What carton?', 'closing: --\nMary Poole\nHead of taps'] },
    { file: 'gmail-forward', zones: ['own: Here is your own promise, and still no tap.', 'quote: ---------- Forwarded message ---------\nFrom: Tapworld <help@tapworld.example>\nDate: Tue, May 3, 2024 at 10:12 AM\nSubject: Your tap\nTo: Mary <mary@poole.example>\n\nYour tap is on its way.'] },
    { file: 'outlook-desktop', zones: ['own: Tere\n\nKraan tilgub ikka, raha tagasi.', 'closing: Lugupidamisega\nMari Tamm', 'quote: > Von: Kraanipood <abi@kraanipood.example>\n> Gesendet: Dienstag, 3. Mai 2024 10:12\n> An: Mari Tamm\n> Betreff: Kraan\n\n> Kas kraan on korras?'] },
    { file: 'outlook-web', zones: ['own: Hana vuotaa yhä.', 'closing: --\nHanki Outlook for iOS', 'quote: > Avsändare: Hanakauppa\n> Rubrik: hana\n> Onko hana kunnossa?'] },
    { file: 'thunderbird', zones: ['quote: > 03.05.2024 10:12, Kraanipood пишет:\n\n> Kas kraan on korras?', 'own: Ei ole korras.', 'closing: --\nMari Tamm'] },
    { file: 'table-and-hidden', zones: ['own: Item  Price\nTap  £40\n\nBoth drip. See the picture.\n\n1. refund\n2. apology\n\nline 1\n  line 2'] }
  ])('$file', ({ file, zones }) => {
    expect(shown(readMessage({ text: readFileSync(`${FIXTURES}/${file}.html`, 'utf8'), format: 'html' }, forms))).toEqual(zones)
  })

  test.each([
    { name: 'entities', html: '<p>1&nbsp;460&nbsp;&euro; &amp; h&auml;t&#228; &#x1F621;</p>', text: '1 460 € & hätä 😡' },
    { name: 'an entity without its semicolon', html: '<p>p&auml;iv&auml', text: 'päivä' },
    { name: 'inline markup inside a word', html: 'p<b>er</b>kele', text: 'perkele' },
    { name: 'a soft hyphen', html: '<p>til\u00adaus</p>', text: 'tilaus' },
    { name: 'line breaks in the source', html: '<p>a\n  b</p>', text: 'a b' },
    { name: 'line breaks in a text without tags', html: 'a\nb &amp; c', text: 'a\nb & c' },
    { name: 'empty lines', html: '<div>a</div><div><br></div><div><br></div><div>b</div>', text: 'a\n\nb' },
    { name: 'unclosed paragraphs', html: '<p>a<p>b', text: 'a\n\nb' },
    { name: 'a comment that looks like text', html: 'a<!-- <p>secret</p> -->b', text: 'ab' },
    { name: 'a hidden part that never ends', html: '<div style="display:none">words', text: 'words' },
    { name: 'a stray end tag', html: '</blockquote></div>a', text: 'a' },
    { name: 'an unclosed script', html: '<p>a</p><script>b', text: 'a' },
    { name: 'a bare less-than sign', html: '<p>1 < 2 <3</p>', text: '1 < 2 <3' }
  ])('$name', ({ html, text }) => expect(htmlToPlain(html)).toBe(text))
})

describe('eml', () => {
  const read = async (file: string, encoding: 'utf8' | 'latin1' = 'utf8', subject?: string): Promise<Message> =>
    await readMessage({ text: readFileSync(`${FIXTURES}/${file}.eml`, encoding), format: 'eml', subject }, forms)

  test.each([
    { file: 'gmail-reply-et', encoding: 'utf8', subject: 'Re: Tellimus KR-20931 pole jõudnud', zones: ['own: Tere!\n\nKraan ei ole ikka kohale jõudnud. Palun öelge, kus see on.', 'closing: Lugupidamisega\nMari Täht\n5551 2087', 'quote: Kontakt Kraanipood (<abi@kraanipood.example>) kirjutas kuupäeval E, 2. mai 2024\nkell 10:12:\n\n> Tere, Mari! Kahju, et kraan on katki.\n> Kas soovite raha tagasi?'] },
    { file: 'base64-with-attachment-en', encoding: 'utf8', subject: 'tap', zones: ['own: The tap drips – £40 wasted.', 'closing: -- \nMary Poole\n0113 496 0102'] },
    { file: 'forward-only-en', encoding: 'utf8', subject: 'Fwd: tap', zones: ['own: FYI', 'quote: ---------- Forwarded message ---------\nFrom: Mary Poole <mary@poole.example>\nDate: Tue, May 3, 2024 at 10:12 AM\nSubject: tap\nTo: <desk@shop.example>', 'own: The tap drips and nobody comes.', 'closing: Kind regards\nMary Poole'] },
    { file: 'html-only-windows-1257', encoding: 'utf8', subject: 'Šokolaad on sulanud', zones: ['own: Tere!\n\nŠokolaad oli kuuma käes sulanud, žürii naeris.', 'closing: Parimat\nJaan Žukov'] },
    // eight-bit bodies, in a source read a byte a character
    { file: 'windows-1257-8bit', encoding: 'latin1', subject: 'sokolaad', zones: ['own: Šokolaad oli sulanud, žürii naeris.', 'closing: Parimat\nJaan Žukov'] },
    { file: 'outlook-reply-fi-latin1', encoding: 'latin1', subject: 'VS: Hana on väärä', zones: ['own: Hei,\n\nväärä hana tuli. Lähettäkää oikea.', 'closing: Ystävällisin terveisin\nHeikki Mäkelä\nLähetetty Outlookista Androidille', 'quote: ________________________________\nLähettäjä: Hanakauppa <apu@hanakauppa.example>\nLähetetty: maanantai 2. toukokuuta 2024 10.12\nVastaanottaja: Heikki Mäkelä <heikki@makela.example>\nAihe: Hana\n\nHei Heikki, hana on rikki lähtenyt matkaan.'] }
  ] as const)('$file', async ({ file, encoding, subject, zones }) => {
    const message = await read(file, encoding)
    expect(message.subject).toBe(subject)
    expect(shown(message)).toEqual(zones)
  })

  test.each(['gmail-reply-et', 'base64-with-attachment-en'])('%s reads the same from a source read a byte a character', async (file) => {
    expect(await read(file, 'latin1')).toEqual(await read(file))
  })

  test('an eight-bit body that the caller decoded keeps its letters, whatever it declares', async () => {
    const text = 'Subject: x\nContent-Type: text/plain; charset=windows-1257\nContent-Transfer-Encoding: 8bit\n\nŠokolaad jõudis, 5 €'
    expect((await readMessage({ text, format: 'eml' }, forms)).text.trim()).toBe('Šokolaad jõudis, 5 €')
  })

  test('the subject of the request wins', async () => expect((await read('forward-only-en', 'utf8', 'mine')).subject).toBe('mine'))

  test.each(['', 'The tap drips.', 'Tere: kraan tilgub\nja põrand on märg', '\u0000', '-----Original Message-----\nhi', 'Subject'])('what is no mail is read as text: %j', async (text) => {
    expect(await readMessage({ text, format: 'eml' }, forms)).toEqual({ ...readMessage({ text }, forms) })
  })
})

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 15 }),
  fc.constantFrom('<div>', '</div>', '<p', '>', '"', '<blockquote>', '</blockquote>', '<div class="gmail_attr">', '<div id="divRplyFwdMsg">', '<br>', '<li>', '<ol>', '<td>', '<!--', '-->', '<script>', '<style>', '&', '&#x', '&#1114112;', '&lt;', '<div style="display:none">', '<span class=gmail_signature>', '<pre>', '\n', '\ud800'),
  fc.constantFrom('Subject: =?utf-8?Q?=E4?=\n', 'Content-Type: multipart/mixed; boundary=b\n', 'Content-Type: text/html; charset=nonsense\n', 'Content-Transfer-Encoding: base64\n', '\n\n', '--b\n', '--b--\n', 'Content-Type: message/rfc822\n', 'ä')
)
const anything = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

test('anything can be read as anything', async () => {
  await fc.assert(fc.asyncProperty(anything, fc.constantFrom('text' as const, 'html' as const, 'eml' as const), async (text, format) => {
    expectWhole(await readMessage({ text, format }, forms))
  }), { numRuns: 3000 })
})

describe('hostile mail of 100,000 units is read in a fraction of a second', () => {
  const fill = (scrap: string): string => scrap.repeat(Math.ceil(100_000 / scrap.length)).slice(0, 100_000)
  test.each(['<div>', '<b>', '<b></i>', '<blockquote>', '<p>', '<table><tr><td>', '<ul><li>', '<', '</', '<!', '<!--', '<a href="', '<a b=', '&', '&amp', '&#', '<br>', '<div><br></div>', '<div style="display:none">', '<div class="gmail_signature">', '<span class="gmail_attr">-', 'a<b>', ' <i>', '<![CDATA[', '<?', '<style>', '<textarea>', '</p>', '<div class="a a a a a a a a a a a a">', '<pre>\n', '<svg><math>'])('html of %j', TIMED, (scrap) => {
    const start = performance.now()
    expectWhole(readMessage({ text: fill(scrap), format: 'html' }, forms))
    expectWhole(readMessage({ text: fill(scrap) + 'words', format: 'html' }, forms))
    expect(performance.now() - start).toBeLessThan(1500)
  })
  test.each([
    'A: b\n', 'Subject: x\n ', 'Content-Type: multipart/mixed; boundary=a\n\n--a\n', '--a\n', '--a\n\n\nä', 'Content-Type: message/rfc822\n\n', '=?utf-8?Q?=E4?= ', '=?utf-8?B?', 'charset=', 'charset=x;ä', '(((', '"\\'
  ])('eml of %j', TIMED, async (scrap) => {
    const start = performance.now()
    for (const head of ['Subject: ', 'Content-Type: multipart/mixed; boundary=a\n\n', 'Content-Type: text/plain; charset=']) {
      expectWhole(await readMessage({ text: head + fill(scrap), format: 'eml' }, forms))
    }
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
