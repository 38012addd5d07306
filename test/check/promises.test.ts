import { describe, expect, test } from 'vitest'
import { caseOf, saidBy } from './parts.ts'

const COMPLAINT = { en: 'I paid €49.90 for the lamp and it is broken. I want my money back.\n\nJohn Kelly', et: 'Maksin lambi eest 49,90 €, see on katki. Tahan raha tagasi.\n\nJaan Tamm', fi: 'Maksoin lampusta 49,90 €, se on rikki. Haluan rahat takaisin.\n\nMatti Virtanen' } as const
type Tag = keyof typeof COMPLAINT
const promised = (tag: Tag, text: string, compensation = { allowed: false } as { allowed: boolean, percent?: number }): number =>
  saidBy(tag, text, 'promise', caseOf(tag, COMPLAINT[tag], { amount: '49,90 €' }), { compensation }).length

describe('money back is no promise', () => {
  test.each<[Tag, string]>([
    ['en', 'We will refund the whole amount today.'], ['en', 'I am sending the €49.90 back to you today.'], ['en', 'You get your €49.90 back.'], ['en', 'The 20 % that we owed you comes back today.'], ['en', 'In future 100% of orders are looked at before they leave.'], ['en', 'Next week 50 % of the refund comes.'], ['en', 'The 24 % VAT will be on your next invoice.'],
    ['en', 'Unfortunately we do not offer 20% on the next purchase.'], ['et', 'Järgmisel nädalal oleme 100% kohal.'], ['et', 'Me ei saa anda 20% soodustust järgmiseks ostuks.'], ['fi', 'Seuraavan laskun ALV on 25,5 %.'], ['en', 'We refund the full price of €49.90 as compensation for the broken lamp.'], ['en', 'We will pay you back €49.90.'], ['en', 'We will compensate you the €49.90 you paid.'],
    ['et', 'Tagastame Teile kogu summa.'], ['et', 'Kanname Teile 49,90 € tagasi.'], ['et', 'Hüvitame Teile lambi hinna 49,90 €.'], ['et', 'Maksame 49,90 eurot tagasi.'], ['et', 'Saate kogu raha tagasi.'],
    ['fi', 'Palautamme koko summan.'], ['fi', 'Hyvitämme teille 49,90 €.'], ['fi', 'Korvaamme teille lampun hinnan 49,90 €.'], ['fi', 'Saatte rahat takaisin tänään.'], ['fi', 'Maksamme 49,90 euroa takaisin tilillenne.']
  ])('%s: %s', (tag, text) => expect(promised(tag, text)).toBe(0))
})

describe('more than that is one', () => {
  const MORE: [Tag, string][] = [
    ['en', 'As compensation we will pay you €100.'], ['en', 'We will refund double.'], ['en', 'We will refund you twice the amount.'], ['en', 'You get 15 % off your next purchase.'], ['en', 'I am adding a free month.'], ['en', 'Here is a voucher.'], ['en', 'We will refund the €49.90 and add €20 as compensation.'],
    ['en', 'We give you €20 for your trouble.'],
    ['en', 'Your next order will be 20% lighter.'], ['et', 'Kontole läheb ka 15% järgmiseks ostuks.'], ['fi', 'Ja seuraavasta tilauksesta -20 % koodilla SORI20.'],
    ['et', 'Maksame Teile hüvitiseks 100 eurot.'], ['et', 'Tagastame raha topelt.'], ['et', 'Saate järgmiselt ostult 15% soodustust.'], ['et', 'Anname Teile kuu aega tasuta.'], ['et', 'Lisame kinkekaardi.'], ['et', 'Tagastame 49,90 € ja lisame 20 € kompensatsiooniks.'],
    ['fi', 'Maksamme teille korvauksena 100 euroa.'], ['fi', 'Palautamme rahat kaksinkertaisina.'], ['fi', 'Saatte 15 % alennuksen seuraavasta ostoksesta.'], ['fi', 'Saatte kuukauden ilmaiseksi.'], ['fi', 'Lähetämme lahjakortin.'], ['fi', 'Palautamme 49,90 € ja lisäksi 20 € hyvityksenä.']
  ]
  test.each(MORE)('%s: %s', (tag, text) => expect(promised(tag, text)).toBeGreaterThan(0))
  test.each(MORE.filter(([, text]) => !text.includes('%')))('and fine where it is allowed, %s: %s', (tag, text) => expect(promised(tag, text, { allowed: true })).toBe(0))
  test.each<[Tag, string]>([['en', 'You get 15 % off your next purchase.'], ['et', 'Saate järgmiselt ostult 15% soodustust.'], ['fi', 'Saatte 15 % alennuksen seuraavasta ostoksesta.']])('up to so many per cent, %s: %s', (tag, text) =>
    expect([promised(tag, text, { allowed: true, percent: 15 }), promised(tag, text, { allowed: true, percent: 10 })]).toEqual([0, 1]))
})
