import { describe, expect, test } from 'vitest'
import { caseOf, saidBy } from './parts.ts'

const COMPLAINT = {
  en: 'Hello, my order EE-20931 came with three lamps at €24.50 each, and I paid €80.40 in all. One is broken, so I want €24.50 and 20 % of the rest back. The invoice number is 481516.\n\nJohn Kelly',
  et: 'Tere! Tellimus EE-20931: kolm lampi hinnaga 24,50 €, kokku maksin 80,40 €. Üks on katki. Tahan 24,50 € ja 20 % ülejäänust tagasi. Arve number on 481516.\n\nJaan Tamm',
  fi: 'Hei, tilaus EE-20931: kolme lamppua hintaan 24,50 €, yhteensä maksoin 80,40 €. Yksi on rikki. Haluan takaisin 24,50 € ja 20 % lopusta. Laskun numero on 481516.\n\nMatti Virtanen'
} as const
const wrong = (tag: keyof typeof COMPLAINT, text: string): (string | undefined)[] => saidBy(tag, text, 'wrong-number', caseOf(tag, COMPLAINT[tag], { orderNumber: 'EE-20931', invoiceNumber: '481516', amount: '80,40 €' }))

describe('explained by the case', () => {
  test.each([
    ['en', 'You get €73.50 back for the three.'], ['en', 'The rest is €55.90.'], ['en', 'Together that is €104.90.'], ['en', '20 % of €80.40 is €16.08.'], ['en', 'That leaves €64.32.'], ['en', 'Two cost €49.00.'], ['en', 'about €80'], ['en', 'One of three: €26.80.'],
    ['en', 'order #EE20931'], ['en', 'order EE 20931'], ['en', 'order no. 20931'], ['en', 'invoice #481516'], ['en', 'invoice 481 516'], ['en', 'It came on 12.11.2026 at 14:30.'], ['en', 'Call us on 600 1234 or 481 7744.'], ['en', 'We are open 9–18, Sat 10-15.'],
    ['en', 'Kind regards,\nJoanne Price\nAcme Ltd, company no. 481999, 10115 London'], ['en', 'Your new order is EE-20999.'], ['en', 'The return has the number 512300.'], ['en', 'Phone: 481517'],
    ['et', 'Tagastame kolme eest 73,50 €.'], ['et', 'Vahe on 55,90 eurot.'], ['et', '20 % sellest on 16,08 €.'], ['et', 'tellimus nr 20931'], ['et', 'tellimus EE 20931'], ['et', 'Helistage 481 777 või 5551234.'], ['et', 'Lugupidamisega\nLiis Kask\nLambipood OÜ, registrikood 481999'], ['et', 'Oleme avatud 10.00–18.00.'], ['et', 'Uue tellimuse number on EE-20999.'],
    ['fi', 'Palautamme kolmesta 73,50 €.'], ['fi', 'Erotus on 55,90 euroa.'], ['fi', 'tilaus #EE20931'], ['fi', 'Soittakaa numeroon 481 777.'], ['fi', 'Terveisin\nOuti Laine\nLampputalo Oy, y-tunnus 481999-1'], ['fi', 'Uusi tilauksenne on EE-20999.']
  ] as const)('%s: %s', (tag, text) => expect(wrong(tag, text)).toEqual([]))
})

test('a difference to a figure that stands beside a sum', () => {
  const complaint = 'Koirani hammaskivenpoisto maksoi 310 euroa, vaikka puhelimessa luvattiin 220. Odotin 40 minuuttia.\n\nPetri Heino'
  const stray = (text: string): (string | undefined)[] => saidBy('fi', text, 'wrong-number', caseOf('fi', complaint))
  expect(stray('Erotus, 90 euroa, palautetaan.')).toEqual([])
  expect(stray('Palautamme 270 euroa.')).toEqual(['270 euroa'])
})

describe('the company\'s own', () => {
  test.each([
    ['en', 'The €80.40 are cancelled; you owe €61.15.'], ['en', 'The right sum is €61.15.'], ['en', 'We return €11.15 for each lamp.'], ['en', 'Of it €30.15 is for the shade and €50.25 for the lamp.'], ['en', 'You get 24 euros and 50 cents back.'],
    ['et', '80,40 € tühistame, tasuda jääb 61,15 €.'], ['et', 'Õige summa on 61,15 €.'], ['et', 'Tagastame 24 eurot ja 50 senti.'], ['fi', '80,40 € mitätöidään, maksettavaa jää 61,15 €.'], ['fi', 'Oikea summa on 61,15 €.'], ['fi', 'Kahdesta päivästä viidestä saatte 32,16 €.']
  ] as const)('%s: %s', (tag, text) => expect(wrong(tag, text)).toEqual([]))
  test.each([
    ['en', 'The €80.40 are cancelled; you get €42.50 back.', '€42.50'], ['et', '80,40 € tühistame, tagasi saate 42,50 €.', '42,50 €'], ['fi', '80,40 € mitätöidään, ja saatte 42,50 €.', '42,50 €']
  ] as const)('two digits in each other\'s place are no sum of one\'s own: %s: %s', (tag, text, number) => expect(wrong(tag, text)).toEqual([number]))
  test('a sum each month, told without its currency, is reckoned with', () => {
    expect(saidBy('fi', 'Palautamme kolme maksua, 164,70 €.', 'wrong-number', caseOf('fi', 'Veloitatte 54,90 joka kuukausi. Maksoin 20 € lisäksi.\n\nSaku Leino'))).toEqual([])
  })
})

test.each([
  ['en', 'It was booked for 18 October.', 'Your booking of 28 October was lost.', ['28 October']], ['en', 'It was booked for 18 October.', 'Your booking of 18 October was lost, that of 28 October is safe.', []],
  ['en', 'It came on 6 May.', 'It was filed with the papers of 16 May.', ['16 May']], ['en', 'It came on 6 May.', 'It was filed with the papers of 7 May.', []], ['en', 'It came on 6 May.', 'It was filed with the papers of 16 June.', []],
  ['et', 'Broneerisin 18. oktoobriks.', 'Teie 28. oktoobri broneering kadus.', ['28. oktoobri']], ['fi', 'Varasin ajan 18.10.', 'Aikanne 28.10. katosi.', ['28.10']]
] as const)('%s: a day that is nearly that of the complaint is worth a look: %s %s', (tag, complaint, text, found) => {
  const days = saidBy(tag, text, 'wrong-number', caseOf(tag, complaint), {}, 'warning').map((day) => day?.trim())
  expect(days).toEqual(found)
})

describe('of no case', () => {
  test.each([
    ['en', 'your order EE-20391', 'EE-20391'], ['en', 'your order EE-2093', 'EE-2093'], ['en', 'your order EE-209311', 'EE-209311'], ['en', 'your order EE-55512', 'EE-55512'], ['en', 'your invoice 481561', '481561'], ['en', 'your invoice 777123', '777123'], ['en', 'You paid €84.40.', '€84.40'], ['en', 'You paid €42.50.', '€42.50'],
    ['et', 'tellimus EE-20913', 'EE-20913'], ['et', 'arve 481156', '481156'], ['et', 'Maksite 84,40 €.', '84,40 €'], ['fi', 'tilaus EE-20913', 'EE-20913'], ['fi', 'lasku 481156', '481156'], ['fi', 'Maksoitte 84,40 €.', '84,40 €']
  ] as const)('%s: %s', (tag, text, number) => expect(wrong(tag, text)).toEqual([number]))
})

test('a number that goes on behind a slash is whole', () => {
  const known = caseOf('en', 'The stairlift, order SL/3390/C, was due on the 10th.\n\nGwyneth Pardoe')
  expect(saidBy('en', 'Your order SL/3390/C is on its way.', 'wrong-number', known)).toEqual([])
  expect(saidBy('en', 'Your order SL/3390 is on its way.', 'wrong-number', known)).toEqual(['SL/3390'])
})

test('a letter after the number does not hide two digits swapped', () => {
  const known = caseOf('et', 'Kiirpakk tellimusega 4471-E on kolm päeva teel.\n\nJarmo Kask', { orderNumber: '4471-E' })
  expect(saidBy('et', 'Jälitasin saadetise 4417-E üles.', 'wrong-number', known)).toEqual(['4417-E'])
  expect(saidBy('et', 'Jälitasin saadetise 4471-E üles.', 'wrong-number', known)).toEqual([])
})
