import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEntityReader } from '../../../src/core/entities/index.ts'
import type { EntityType } from '../../../src/core/findings.ts'
import { lexicons, messageOf, TAGS } from './lexicons.ts'
import { TIMED } from '../../timed.ts'

const readers = Object.fromEntries(TAGS.map((tag) => [tag, createEntityReader(lexicons, tag)])) as Record<typeof TAGS[number], ReturnType<typeof createEntityReader>>

interface Row { tag: typeof TAGS[number], text: string, finds: string | undefined }

const valueOf = (type: EntityType, { tag, text }: Row): string | undefined =>
  readers[tag](messageOf(text)).find((entity) => entity.type === type)?.value

describe('customerName', () => {
  test.each<Row>([
    { tag: 'et', text: 'Kus mu pakk on?\n\nMari Tamm', finds: 'Mari Tamm' },
    { tag: 'et', text: 'Kus mu pakk on?\n/Mari', finds: 'Mari' },
    { tag: 'et', text: 'Kus mu pakk on?\n\nTerv. M. Tamm', finds: 'M. Tamm' },
    { tag: 'et', text: 'Palun raha tagasi.\n\nLugupidamisega\nHelgi Soon, Elva', finds: 'Helgi Soon' },
    { tag: 'et', text: 'mul ei ole enam midagi öelda. helen, 58 114 226', finds: 'helen' },
    { tag: 'et', text: 'Palun vahetage. Jaan Rebane', finds: 'Jaan Rebane' },
    { tag: 'et', text: 'Tere! Minu nimi on Kadri Lepik ja mu pakk on kadunud. Kus see on?', finds: 'Kadri Lepik' },
    { tag: 'et', text: 'Mairo siin. Seemned ei jõudnud kohale.', finds: 'Mairo' },
    { tag: 'et', text: 'Vaido siin, mure jälle.', finds: 'Vaido' },
    { tag: 'et', text: 'Käisin siin poes alati. Enam mitte.', finds: undefined },
    { tag: 'fi', text: 'Söin täällä eilen. En syö enää.', finds: undefined },
    { tag: 'et', text: 'Ootan vastust.\n\nÕpetaja Maret Lill\nKääpa põhikool', finds: 'Maret Lill' },
    { tag: 'et', text: 'Ootan vastust.\nRein Kool\nSelge Klaas OÜ\n+372 5333 2211\nrein@klaas.example', finds: 'Rein Kool' },
    { tag: 'et', text: 'Kas tuleb?\nTervitab Helga Saar Vastseliinast', finds: 'Helga Saar' },
    { tag: 'et', text: 'Tere, Kadri! Kus mu pakk on?', finds: undefined },
    { tag: 'et', text: 'Teie kuller Margus oli ebaviisakas. Tehke midagi.', finds: undefined },
    { tag: 'et', text: 'Ma ei telli enam.\n\nPettunud klient', finds: undefined },
    { tag: 'et', text: 'tänud @Rattakoda', finds: undefined },
    { tag: 'fi', text: 'Missä paketti on?\n\nYstävällisin terveisin Virtanen Pekka', finds: 'Virtanen Pekka' },
    { tag: 'fi', text: 'Missä paketti on?\nt. Liisa', finds: 'Liisa' },
    { tag: 'fi', text: 'Missä paketti on?\n\nT. Järvinen', finds: 'T. Järvinen' },
    { tag: 'fi', text: 'Vaihdetaanko?\n\nT. Eeva / Savipaja', finds: 'Eeva' },
    { tag: 'fi', text: 'Vaihdetaanko?\nIlpo ja Merja Haverinen', finds: 'Ilpo ja Merja Haverinen' },
    { tag: 'fi', text: 'Odotan vastausta. Minä vain.\n\nMarketta Uusi-Rauva\n0400 555 417', finds: 'Marketta Uusi-Rauva' },
    { tag: 'fi', text: 'Odotan vastausta.\n\nTerveisin\nRauno Keto-oja', finds: 'Rauno Keto-oja' },
    { tag: 'fi', text: 'Moikka Pate, missä paketti on?', finds: undefined },
    { tag: 'fi', text: 'Rahat takaisin. Heti.', finds: undefined },
    { tag: 'en', text: 'Where is it?\n-Kate', finds: 'Kate' },
    { tag: 'en', text: 'Where is it?\n\nKind regards,\nCol. (Retd.) S. K. Ahluwalia', finds: 'Col. (Retd.) S. K. Ahluwalia' },
    { tag: 'en', text: 'Have it put right by Friday and let me know in writing.\nH. Whitelaw\nFlat 4, Carrick Court', finds: 'H. Whitelaw' },
    { tag: 'en', text: 'Where is it?\n\nMany thanks, Joan & Peter Amble', finds: 'Joan & Peter Amble' },
    { tag: 'en', text: 'Kindly arrange it.\n\nFor Shakti Fabricators,\nV. Balakrishnan', finds: 'V. Balakrishnan' },
    { tag: 'en', text: "Where is it?\n\nLiam O'Dowd\nSent from my iPhone", finds: "Liam O'Dowd" },
    { tag: 'en', text: 'Where is it?\n\nRachel Adams\nOffice Manager, Baltica Ltd.\nr.adams@baltica.example', finds: 'Rachel Adams' },
    { tag: 'en', text: 'Where is it?\n\nJõgi, Tõnu', finds: 'Jõgi, Tõnu' },
    { tag: 'en', text: 'Respected Sir, myself Mrs. Lakshmi Sundaram, buying from you since 2009. The mixer is dead and nobody replies to me at all.', finds: 'Mrs. Lakshmi Sundaram' },
    { tag: 'en', text: 'Hello Sarah, where is my parcel?', finds: undefined },
    { tag: 'en', text: "ONE STAR AND I'M BEING GENEROUS", finds: undefined },
    { tag: 'en', text: 'Your man Gary never came. Disgraceful.', finds: undefined },
    // a newspaper, and our own handle
    { tag: 'en', text: 'My unit flooded, they offered me a mop. After Monday it\'s the Croydon Advertiser with photos.', finds: undefined },
    { tag: 'fi', text: 'Laitoin viestin, siinä näkyy "nähty" eikä muuta @Tanssikoulu_Pirueetti', finds: undefined }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('customerName', row)).toBe(row.finds))
})

describe('orderNumber', () => {
  test.each<Row>([
    { tag: 'et', text: 'Tellimus EE-20931 ei ole jõudnud.', finds: 'EE-20931' },
    { tag: 'et', text: 'Tellimusega 2023/887 tuli vale kaup.', finds: '2023/887' },
    { tag: 'et', text: 'Kus on tell. 902?', finds: '902' },
    { tag: 'et', text: 'tellimus number 7741 on kadunud', finds: '7741' },
    { tag: 'et', text: 'Tellimuse viide on LV/0417.', finds: 'LV/0417' },
    { tag: 'et', text: 'Broneering KH-2907 algab homme.', finds: 'KH-2907' },
    { tag: 'et', text: 'Tellimus PX 20 118 palun tühistada.', finds: 'PX 20 118' },
    { tag: 'et', text: 'Diivan (90-311) on katki.', finds: '90-311' },
    { tag: 'et', text: 'Lepingu number on 77-1182-4.', finds: undefined },
    { tag: 'et', text: 'Klienditeenindus, juhtum KT-90021 on lahti.', finds: undefined },
    { tag: 'et', text: 'Tellisin 3. märtsil kell 12.30 viis tooli.', finds: undefined },
    { tag: 'fi', text: 'tilaus 55-301 on myöhässä', finds: '55-301' },
    { tag: 'fi', text: 'Tilauksen numero on 21-7740.', finds: '21-7740' },
    { tag: 'fi', text: 'Asiakasnumeroni on 300981-2.', finds: undefined },
    { tag: 'en', text: 'Booking CBH-77120 is wrong.', finds: 'CBH-77120' },
    { tag: 'en', text: 'Purchase order 90-1174 is late.', finds: '90-1174' },
    { tag: 'en', text: 'Where is order #90211?', finds: '90211' },
    { tag: 'en', text: 'I ordered 60 terracotta pots.', finds: undefined },
    { tag: 'en', text: 'My account 700-3321 is locked.', finds: undefined }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('orderNumber', row)).toBe(row.finds))
})

describe('invoiceNumber', () => {
  test.each<Row>([
    { tag: 'et', text: 'Arve nr 9981-M on vale.', finds: '9981-M' },
    { tag: 'fi', text: 'Laskulla A-1183-22 summa on 312 euroa.', finds: 'A-1183-22' },
    { tag: 'en', text: 'Invoice 24/0338 may remain as it is.', finds: '24/0338' },
    { tag: 'en', text: 'You took the money (INV-9920) twice.', finds: 'INV-9920' }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('invoiceNumber', row)).toBe(row.finds))
})

describe('trackingNumber', () => {
  test.each<Row>([
    { tag: 'et', text: 'Omniva viis paki (CC118420937EE) Narva.', finds: 'CC118420937EE' },
    { tag: 'et', text: 'DPD 05809912345671 on Riias.', finds: '05809912345671' },
    { tag: 'et', text: 'Kus on DPD05889123477?', finds: 'DPD05889123477' },
    { tag: 'fi', text: 'Seuranta MH5520 1187 40 ei liiku.', finds: 'MH5520 1187 40' },
    { tag: 'fi', text: 'paketti JJFI 6599 0210 on postilla', finds: 'JJFI 6599 0210' },
    { tag: 'en', text: 'UPS shows 1Z999AA10123456784 signed for.', finds: '1Z999AA10123456784' },
    { tag: 'en', text: 'so prob tomorrow? CX 771 204 559 GB. not late', finds: 'CX 771 204 559 GB' }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('trackingNumber', row)).toBe(row.finds))
})

describe('carrier', () => {
  test.each<Row>([
    { tag: 'et', text: 'Pakk tuli Omnivaga.', finds: 'Omniva' },
    { tag: 'et', text: 'DPD-ga tuli vale pakk.', finds: 'DPD' },
    { tag: 'et', text: 'Venipaki kuller ei tulnud.', finds: 'Venipak' },
    { tag: 'et', text: 'smartposti kapp oli tühi', finds: 'Smartpost' },
    { tag: 'fi', text: 'Eilen Postin seuranta oli tyhjä.', finds: 'Posti' },
    { tag: 'fi', text: 'paketti on postilla', finds: 'Posti' },
    { tag: 'fi', text: 'Lähetän tämän tavallisena postina.', finds: undefined },
    { tag: 'fi', text: 'Matkahuollon mukaan se on Lahdessa.', finds: 'Matkahuolto' },
    { tag: 'en', text: 'It came with Royal Mail.', finds: 'Royal Mail' },
    { tag: 'en', text: 'Bring the cake by Saturday, and keep your ups and downs.', finds: undefined },
    { tag: 'en', text: 'Write to me at anna@omniva.example.', finds: undefined }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('carrier', row)).toBe(row.finds))
})

describe('amount', () => {
  test.each<Row>([
    { tag: 'en', text: 'Their "70% OFF" saved me £0.00 since spring.', finds: undefined },
    { tag: 'fi', text: 'Hyvitys oli 0 €. Maksoin 40 €.', finds: '40 €' },
    { tag: 'et', text: 'Palun 63,20 € tagasi.', finds: '63,20 €' },
    { tag: 'et', text: 'Maksin 120 eurot.', finds: '120 eurot' },
    { tag: 'et', text: 'Võtsite 20 eur kinni.', finds: '20 eur' },
    { tag: 'et', text: 'Arve oli 1 460 €.', finds: '1 460 €' },
    { tag: 'et', text: 'Kassas küsiti 54.90.', finds: '54.90' },
    { tag: 'et', text: 'Trahv oli kakskümmend eurot.', finds: 'kakskümmend eurot' },
    { tag: 'et', text: 'Hind oli 40 €. Nüüd võtsite 55 € ja nõuan 55 € tagasi.', finds: '55 €' },
    { tag: 'et', text: 'Tulin kell 16.20 kohale.', finds: undefined },
    { tag: 'et', text: 'Mul on teile kaks e-kirja.', finds: undefined },
    { tag: 'fi', text: 'Maksoin kaheksantuhatta euroa.', finds: 'kaheksantuhatta euroa' },
    { tag: 'fi', text: 'Liittymä maksaa 39,90 €/kk.', finds: '39,90 €/kk' },
    { tag: 'fi', text: 'Palauttakaa 15e.', finds: '15e' },
    { tag: 'fi', text: 'Maksoin 1 112,40 kuusta.', finds: '1 112,40' },
    { tag: 'en', text: 'I want my £18.50 back.', finds: '£18.50' },
    { tag: 'en', text: 'You took €11,400 from us.', finds: '€11,400' },
    { tag: 'en', text: 'I paid Rs 2500/- in advance.', finds: 'Rs 2500/-' },
    { tag: 'en', text: 'I paid CAD 390 for it.', finds: 'CAD 390' },
    { tag: 'en', text: 'fifty quid for a fob', finds: 'fifty quid' },
    { tag: 'en', text: 'I am a 7.5 in shoes and he came at 3 p.m.', finds: undefined },
    { tag: 'et', text: 'Maksin parkimise eest 45.- ja sain veel trahvi.', finds: '45.-' },
    { tag: 'fi', text: 'Lippu maksoi 120,-. Rahat takaisin!', finds: '120,-' },
    { tag: 'et', text: 'Olen teile kirjutanud 12.-15. märtsil.', finds: undefined }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('amount', row)).toBe(row.finds))
})

describe('phone and email', () => {
  test.each<Row & { type: EntityType }>([
    { type: 'phone', tag: 'et', text: 'Helistage 5550 4412.', finds: '5550 4412' },
    { type: 'phone', tag: 'et', text: 'Mari Tamm\n+372 5611 4093', finds: '+372 5611 4093' },
    { type: 'phone', tag: 'et', text: 'Toivo Pent, objektijuht\n507 7310', finds: '507 7310' },
    { type: 'phone', tag: 'et', text: 'Tellimus 5550 4412 on kadunud.', finds: undefined },
    { type: 'phone', tag: 'fi', text: 'Soittakaa (09) 555 6610.', finds: '(09) 555 6610' },
    { type: 'phone', tag: 'fi', text: 'puh. 050-555 1204', finds: '050-555 1204' },
    { type: 'phone', tag: 'en', text: 'Ring me on 07700 900412.', finds: '07700 900412' },
    { type: 'phone', tag: 'en', text: 'Renee Castellano | 512-555-0133', finds: '512-555-0133' },
    { type: 'email', tag: 'et', text: 'Kirjutage ly.metsis@vihm.ee.', finds: 'ly.metsis@vihm.ee' },
    { type: 'email', tag: 'en', text: 'Thanks @HallfordWear for nothing', finds: undefined }
  ])('$tag $type «$text» → $finds', (row) => expect(valueOf(row.type, row)).toBe(row.finds))
})

describe('product', () => {
  test.each<Row>([
    { tag: 'et', text: 'Ostsin teilt kohvimasina ja see läks katki.', finds: 'kohvimasina' },
    { tag: 'et', text: 'Kleit rebenes esimesel päeval.', finds: 'Kleit' },
    { tag: 'et', text: 'Keegi ei vastanud mu kirjale.', finds: undefined },
    { tag: 'fi', text: 'Tilasin grillin ja se hajosi.', finds: 'grillin' },
    { tag: 'fi', text: 'Kukaan ei vastaa viesteihini.', finds: undefined },
    { tag: 'en', text: 'I bought a toaster and it broke.', finds: 'toaster' },
    { tag: 'en', text: 'Your staff never answer the telephone.', finds: undefined }
  ])('$tag «$text» → $finds', (row) => expect(valueOf('product', row)).toBe(row.finds))

  test('who is asked to choose has the last word', () => {
    const read = readers.en
    const message = messageOf('I bought a toaster and it broke.', 'Kettle')
    const goods = (chosen: Parameters<typeof read>[1]): string | undefined => read(message, chosen).find(({ type }) => type === 'product')?.value
    expect(goods(() => ({ type: 'product', start: 0, end: 6, in: 'subject' }))).toBe('Kettle')
    expect(goods(() => undefined)).toBeUndefined()
  })
})

test('what stands only in the subject line is told to stand there', () => {
  const message = messageOf('Where is it?\n\nMari Tamm', 'Order EE-20931')
  expect(readers.en(message)).toEqual([
    { type: 'customerName', value: 'Mari Tamm', start: 14, end: 23 },
    { type: 'orderNumber', value: 'EE-20931', start: 6, end: 14, in: 'subject' }
  ])
})

test('the text wins over the subject line', () => {
  const found = readers.en(messageOf('It is about order AB-1111.', 'Order CD-2222'))
  expect(found.filter(({ type }) => type === 'orderNumber')).toEqual([{ type: 'orderNumber', value: 'AB-1111', start: 18, end: 25 }])
})

test('a number that the text calls a policy is no order in the subject', () => {
  expect(readers.en(messageOf('My policy HH-20-7718 has run out.', 'HH-20-7718'))).toEqual([])
})

test('quoted words are not read', () => {
  const own = 'Where is it?\n\n'
  const text = `${own}> Dear Kate Smith, order AB-1234 for £20 comes with DPD. Call 07700 900412, help@shop.example`
  expect(readers.en(messageOf(text, '', own.length))).toEqual([])
})

test('a reader without a lexicon of its language finds what is common to all', () => {
  const read = createEntityReader(lexicons, 'sv')
  expect(read(messageOf('order AB-1234\nMari Tamm')).map(({ type, value }) => [type, value])).toEqual([
    ['orderNumber', 'AB-1234'], ['customerName', 'Mari Tamm']
  ])
})

const scrap = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Mari', 'Tamm', 'Lugupidamisega', 'terveisin', 'Kind regards,', '\n', '\n\n', '.', ',', 'tellimus', 'order', 'arve', 'lasku', 'EE-20931', '#',
    '1 460 €', '£', 'euros', 'kaks', 'eurot', 'Omnivaga', 'Royal', 'Mail', 'CE 118 220 4 EE', '+372', '5611 4093', '(09)', 'a@b.example', '@',
    'ostsin', 'kohvimasina', 'tilasin', 'grillin', 'bought', 'toaster', '-', '/', '&', '"', 'my name is', '🙂', 'To\u0303nu', '…'
  )
)

test.each(TAGS)('%s: whatever comes, values are the words at their place and each type comes once', (tag) => {
  fc.assert(fc.property(fc.array(scrap, { maxLength: 30 }), fc.array(scrap, { maxLength: 6 }), fc.nat(), (scraps, heading, cut) => {
    const text = scraps.join(' ')
    const message = messageOf(text, heading.join(' '), text.length === 0 ? 0 : cut % (text.length + 1))
    const found = readers[tag](message)
    expect(readers[tag](message)).toEqual(found)
    expect(new Set(found.map(({ type }) => type)).size).toBe(found.length)
    for (const { type, value, start, end, in: where } of found) {
      const source = where === 'subject' ? message.subject : message.text
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(source.length)
      if (type !== 'carrier') expect(source.slice(start, end)).toBe(value)
      if (where !== 'subject') expect(message.zones.some((zone) => zone.kind === 'own' && start >= zone.start && end <= zone.end)).toBe(true)
    }
  }), { numRuns: 300 })
})

describe('hostile text of 100,000 units is read in linear time', () => {
  test.each([
    '1-', 'a@', 'EE ', '(', '7', '1 ', '1.', '1,', 'a.', 'a@a.a ', 'Mari ', 'Mari, ', 'Mari & ', 't. ', 'T. ', 'EE-', '€', '1€ ', 'tellimus ',
    'tellimus nr ', 'lugupidamisega ', 'Mari\n', '\n', 'dpd 1 ', '1Z', 'kolm ', 'a-', '1/', 'masin', '12 345 ', "A'", 'order # ', 'ö', 'o\u0303', '🙂'
  ])('%j', TIMED, (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000)
    const started = performance.now()
    for (const tag of TAGS) readers[tag](messageOf(text, text.slice(0, 1000)))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
