import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/core/analyze.ts'
import type { Findings } from '../../src/core/findings.ts'
import { resolveDay, resolveTime } from '../../src/core/times/resolve.ts'
import { loadEngine, loadPacks } from '../../src/load.ts'

const { concepts, packs } = loadPacks('src/languages')
const engine: Engine = loadEngine('src/languages', concepts, packs)
const read = (text: string, language: string, subject = ''): Findings =>
  engine.analyze({ text, subject, channel: 'email', zones: [{ kind: 'own', start: 0, end: text.length }] }, language)
const told = (text: string, language: string, subject?: string): string[] => read(text, language, subject).facts.map(({ id }) => id).filter((id) => id.startsWith('told.'))

// enough of a complaint around each sentence that it is taken for one
const ANGER = { en: ' I am very disappointed and I want my money back.', et: ' Olen väga pettunud ja nõuan raha tagasi.', fi: ' Olen erittäin pettynyt ja vaadin rahat takaisin.' } as const

describe('what is told, and what is only feared, asked or quoted', () => {
  test.each([
    { language: 'en', text: 'The plumber never turned up.', ids: ['told.no-show'] },
    { language: 'en', text: 'If the plumber never turned up I would be angry.', ids: [] },
    { language: 'en', text: 'I am afraid the plumber never turned up at my sister.', ids: [] },
    { language: 'en', text: 'Is it true that the plumber never turned up?', ids: [] },
    { language: 'en', text: 'Why has nobody answered me?', ids: ['told.no-answer'] },
    { language: 'en', text: 'You write "the plumber never turned up" in your letter.', ids: [] },
    { language: 'en', text: 'The plumber never turned up. Nobody called back.', ids: ['told.no-show', 'told.no-callback'] },
    { language: 'en', text: 'Nobody called back. The plumber never turned up. Nobody called back.', ids: ['told.no-callback', 'told.no-show'] },
    { language: 'et', text: 'Tehnik ei tulnud.', ids: ['told.no-show'] },
    { language: 'et', text: 'Kui tehnik ei tulnud, siis öelge.', ids: [] },
    { language: 'et', text: 'Kas tehnik ei tulnud?', ids: [] },
    { language: 'et', text: 'Teie kiri ütleb: „tehnik ei tulnud”.', ids: [] },
    { language: 'fi', text: 'Asentaja ei tullut.', ids: ['told.no-show'] },
    { language: 'fi', text: 'Jos asentaja ei tullut, kertokaa.', ids: [] },
    { language: 'fi', text: 'Viestissänne lukee ”asentaja ei tullut”.', ids: [] }
  ] as const)('$language: $text', ({ language, text, ids }) => expect(told(text + ANGER[language], language)).toEqual(ids))

  test.each([
    ['en', 'Please have the ramp mended by Wednesday.'], ['en', 'Could somebody ring me before noon tomorrow?'], ['en', 'You have 48 hours to put the money back.'], ['en', 'If I do not hear from you by Friday I am going elsewhere.'],
    ['et', 'Palun saatke uus toode reedeks.'], ['et', 'Ootan vastust hiljemalt 12. maiks.'], ['et', 'Kui raha pole kolme päeva jooksul kontol, lähen mujale.'], ['et', 'Helistage mulle veel täna.'],
    ['fi', 'Lähettäkää kuitti perjantaihin mennessä.'], ['fi', 'Vastatkaa viimeistään maanantaina.'], ['fi', 'Haluan rahat takaisin seitsemän päivän kuluessa.'], ['fi', 'Voisitteko soittaa minulle vielä tänään?']
  ] as const)('%s: a time by which something is wanted of us: %s', (language, text) => expect(told(text + ANGER[language], language)).toContain('told.deadline'))

  test.each([
    ['en', 'You promised to ring me by Friday and nobody did.'], ['en', 'The shop is open until six.'], ['en', 'I needed it by Saturday and it came on Monday.'], ['en', 'Returns are accepted within 30 days.'],
    ['et', 'Lubasite vastata reedeks.'], ['et', 'Pood on avatud kella kuueni.'], ['et', 'Maksin arve kolme päeva jooksul.'], ['et', 'Tellimus pidi tulema esmaspäevaks.'],
    ['fi', 'Lupasitte vastata perjantaihin mennessä.'], ['fi', 'Kauppa on auki kuuteen asti.'], ['fi', 'Maksoin laskun kolmen päivän kuluessa.'], ['fi', 'Paketin piti tulla maanantaina.']
  ] as const)('%s: no such time: %s', (language, text) => expect(told(text + ANGER[language], language)).not.toContain('told.deadline'))

  test.each([
    ['en', 'told.urgent', 'Water is coming through the ceiling as I write.'], ['en', 'told.emergency', 'I can still smell gas in the kitchen.'], ['en', 'told.over', 'Luckily nobody was hurt.'],
    ['en', 'told.manager', 'I would like to talk to a manager, please.'], ['en', 'told.praise', 'The staff were lovely.'],
    ['en', 'told.mourning', 'The wreath for my aunt\'s funeral never came.'], ['en', 'told.erasure', 'Please delete my account and all the data you hold on me.'], ['en', 'told.photos', 'I have attached photos of the crack.'], ['en', 'told.in-writing', 'Please reply in writing.'],
    ['et', 'told.mourning', 'Pärg jõudis matustele liiga hilja.'], ['et', 'told.erasure', 'Palun kustutage kõik minu andmed.'], ['et', 'told.photos', 'Lisan kirjale pildid.'], ['et', 'told.in-writing', 'Palun vastake kirjalikult.'],
    ['fi', 'told.mourning', 'Kukkalaite hautajaisiin jäi tulematta.'], ['fi', 'told.erasure', 'Poistakaa kaikki tietoni.'], ['fi', 'told.photos', 'Kuvat liitteenä.'], ['fi', 'told.in-writing', 'Pyydän vastauksen kirjallisena.'],
    ['et', 'told.manager', 'Palun edastage see juhatajale.'], ['et', 'told.over', 'Õnneks keegi viga ei saanud.'], ['et', 'told.praise', 'Teenindaja oli sõbralik, aga toit oli külm.'],
    ['fi', 'told.manager', 'Haluan puhua esimiehen kanssa.'], ['fi', 'told.over', 'Onneksi kukaan ei loukkaantunut.'], ['fi', 'told.praise', 'Henkilökunta oli ystävällistä.']
  ] as const)('%s: %s: %s', (language, id, text) => expect(told(text + ANGER[language], language)).toContain(id))

  test.each([['en', 'I can still smell gas in the kitchen.'], ['et', 'Korteris haiseb gaasi järele, praegu ka.']] as const)('%s: somebody in danger as they write is a matter of safety, and urgent: %s', (language, text) => {
    const { escalation, priority } = read(text + ANGER[language], language)
    expect(escalation.map(({ reason }) => reason)).toContain('safety')
    expect(priority.level).toBe('urgent')
  })

  test.each([
    ['en', 'told.mourning', 'My phone died the same day.'], ['en', 'told.erasure', 'Please delete my order.'], ['en', 'told.photos', 'I can send photos if you need them.'], ['en', 'told.in-writing', 'I complained in writing.'], ['en', 'told.manager', 'I want an apology from your manager.'],
    ['et', 'told.mourning', 'Telefon suri samal päeval.'], ['et', 'told.erasure', 'Palun tühistage minu tellimus.'], ['et', 'told.photos', 'Vajadusel võin pildi saata.'], ['et', 'told.in-writing', 'Kaebasin juba kirjalikult.'], ['et', 'told.manager', 'Tahan juhataja vabandust.'],
    ['fi', 'told.mourning', 'Puhelin kuoli samana päivänä.'], ['fi', 'told.erasure', 'Poistakaa tilaukseni.'], ['fi', 'told.photos', 'Voin lähettää kuvia, jos tarvitsette.'], ['fi', 'told.in-writing', 'Valitin asiasta kirjallisesti.'], ['fi', 'told.manager', 'Vaadin anteeksipyyntöä esimieheltä.']
  ] as const)('%s: not %s: %s', (language, id, text) => expect(told(text + ANGER[language], language)).not.toContain(id))

  test('praise by the sarcastic is not meant', () => {
    const { anger, facts } = read(`The staff were lovely. Oh well done, a cold steak after two hours, what a treat, bravo! Thanks for nothing.${ANGER.en}`, 'en')
    expect(anger.signs.map(({ id }) => id)).toContain('sarcasm')
    expect(facts.map(({ id }) => id)).not.toContain('told.praise')
  })

  test('the subject line counts, after the text', () => {
    const found = read(`Nobody called back.${ANGER.en}`, 'en', 'The plumber never turned up').facts
    expect(found.map(({ id, in: where }) => [id, where])).toEqual([['told.no-callback', undefined], ['told.no-show', 'subject']])
  })

  test('of a message that is no complaint nothing is told', () => {
    const { complaint, facts, times } = read('Thank you, the plumber came on time and all works well. Best wishes from all of us!', 'en')
    expect([complaint, facts, times]).toEqual([false, [], []])
  })

  test('spans point into the text, whatever it is', () => {
    const scrap = fc.oneof(fc.string(), fc.constantFrom('Nobody called back. ', 'the plumber never turned up', ' "', '? ', 'I ordered it on 3 March. ', 'if ', '😀'))
    fc.assert(fc.property(fc.array(scrap, { maxLength: 12 }), (scraps) => {
      const text = scraps.join('')
      const { facts, times } = read(text, 'en')
      for (const { start, end, in: where } of [...facts, ...times]) expect(where ?? (start >= 0 && start < end && end <= text.length)).toBe(true)
      const again = read(text, 'en')
      expect([again.facts, again.times]).toEqual([facts, times])
    }), { numRuns: 60 })
  })
})

describe('times', () => {
  test.each([
    { language: 'en', text: 'I have been waiting for three weeks.', times: [{ role: 'waiting', amount: { number: 3, unit: 'week' } }] },
    { language: 'en', text: 'I have been waiting for almost three weeks.', times: [] },
    { language: 'en', text: 'I ordered it on 3 March.', times: [{ role: 'ordered', day: { day: 3, month: 3 } }] },
    { language: 'en', text: 'I ordered it on March 3rd, 2026.', times: [{ role: 'ordered', day: { day: 3, month: 3, year: 2026 } }] },
    { language: 'en', text: 'I ordered it two weeks ago.', times: [{ role: 'ordered', amount: { number: 2, unit: 'week' } }] },
    { language: 'en', text: 'I ordered it in March, it is now the 28th of April.', times: [] },
    { language: 'en', text: 'It was promised for 12 March.', times: [{ role: 'promised', day: { day: 12, month: 3 } }] },
    { language: 'en', text: 'I have written three times.', times: [{ role: 'attempts', amount: { number: 3, unit: 'time' } }] },
    { language: 'et', text: 'Olen oodanud juba kolm nädalat.', times: [{ role: 'waiting', amount: { number: 3, unit: 'week' } }] },
    { language: 'et', text: 'Pakk pole ikka veel kohale jõudnud. Olen oodanud 14 päeva.', times: [{ role: 'waiting', amount: { number: 14, unit: 'day' } }] },
    { language: 'et', text: 'Tellisin selle 3. märtsil.', times: [{ role: 'ordered', day: { day: 3, month: 3 } }] },
    { language: 'et', text: 'Tellisin selle 3.03.2026.', times: [{ role: 'ordered', day: { day: 3, month: 3, year: 2026 } }] },
    { language: 'et', text: 'Tellisin novembris, täna on 28. märts.', times: [] },
    { language: 'fi', text: 'Olen odottanut jo kaksi viikkoa.', times: [{ role: 'waiting', amount: { number: 2, unit: 'week' } }] },
    { language: 'fi', text: 'Tilasin sen 3.3. lahjaksi.', times: [{ role: 'ordered', day: { day: 3, month: 3 } }] },
    { language: 'fi', text: 'Tilasin sen 31. helmikuuta.', times: [] }
  ] as const)('$language: $text', ({ language, text, times }) => {
    expect(read(text + ANGER[language], language).times.map(({ role, amount, day }) => ({ role, ...amount && { amount }, ...day && { day } }))).toEqual(times)
  })

  const received = new Date('2026-01-15T10:00:00Z')
  test.each([
    { day: { day: 3, month: 3 }, side: 'past' as const, date: undefined },
    { day: { day: 20, month: 12 }, side: 'past' as const, date: '2025-12-20' },
    { day: { day: 20, month: 1 }, side: 'past' as const, date: undefined },
    { day: { day: 20, month: 1 }, side: 'any' as const, date: '2026-01-20' },
    { day: { day: 30, month: 12 }, side: 'any' as const, date: '2025-12-30' },
    { day: { day: 14, month: 1, year: 2026 }, side: 'past' as const, date: '2026-01-14' },
    { day: { day: 14, month: 1, year: 2019 }, side: 'past' as const, date: undefined },
    { day: { day: 29, month: 2 }, side: 'any' as const, date: undefined }
  ])('$day.day.$day.month.$day.year ($side) is $date', ({ day, side, date }) => expect(resolveDay(day, received, side)).toBe(date))

  test('a time that cannot be is none', () => {
    expect(resolveTime({ role: 'ordered', day: { day: 20, month: 1 }, start: 0, end: 1 }, received)).toBeUndefined()
    expect(resolveTime({ role: 'promised', day: { day: 20, month: 1 }, start: 0, end: 1 }, received)).toEqual({ role: 'promised', date: '2026-01-20' })
    expect(resolveTime({ role: 'ordered', day: { day: 1, month: 1 }, start: 0, end: 1 }, new Date(NaN))).toBeUndefined()
  })
})
