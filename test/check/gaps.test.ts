import { describe, expect, test } from 'vitest'
import { saidBy } from './parts.ts'

describe('a gap', () => {
  test.each([
    ['en', 'Your order XX is on its way.', 'XX'], ['en', 'It comes on xx.xx.', 'xx.xx.'], ['en', 'It comes on xx.xx.2026.', 'xx.xx.2026'], ['en', 'It comes on XX.XX.2026.', 'XX.XX.2026'], ['en', 'Your order XXX is late.', 'XXX'], ['en', 'It costs xx €.', 'xx'],
    ['en', 'Dear (name), I am sorry.', '(name)'], ['en', 'Your order (NUMBER) is late.', '(NUMBER)'], ['en', 'Your order (number) comes on (date).', '(number)'], ['en', 'The parcel ??? is with the carrier.', '???'], ['en', 'It comes on ??.??.2026.', '??.??.2026'],
    ['en', 'It comes by …… at the latest.', '……'], ['en', 'Dear …, I am sorry.', '…'], ['en', 'It is in <name>.', '<name>'], ['en', 'Dear %name%,', '%name%'], ['en', 'Dear #name#,', '#name#'], ['en', 'The parcel ____ is late.', '____'], ['en', 'nr____ is late', '____'],
    ['en', 'TODO: ask the carrier.', 'TODO'], ['en', 'It comes TBD.', 'TBD'], ['en', 'lorem ipsum dolor', 'lorem ipsum'], ['en', 'Dear N.N., hello.', 'N.N.'], ['en', 'It comes on INSERT DATE.', 'INSERT DATE'], ['en', 'Dear NAME HERE,', 'NAME HERE'], ['en', 'The parcel [ ] is late.', '[ ]'],
    ['en', 'It comes on [date].', '[date]'], ['fi', 'Asian numero on [caseNumber].', '[caseNumber]'], ['et', 'Kuller toob selle hiljemalt [deliverBy].', '[deliverBy]'], ['en', 'The order <order no> is late', '<order no>'],
    ['fi', 'Terveisin XX', 'XX'], ['et', 'Tagastame raha X päeva jooksul.', 'X'], ['en', 'Tracking number: XXX-XXX', 'XXX-XXX'], ['en', 'Your seat is in row XX', 'XX'],
    ['et', 'Tellimus XX on teel.', 'XX'], ['et', 'Saabub xx.xx.', 'xx.xx.'], ['et', 'Tere, (nimi)!', '(nimi)'], ['et', 'Tellimus (number) saabub homme.', '(number)'], ['et', 'Saabub <kpv>.', '<kpv>'], ['et', 'Saabub [kpv].', '[kpv]'], ['et', 'Tere, #nimi#!', '#nimi#'], ['et', 'Tere, {nimi}!', '{nimi}'],
    ['et', 'Tere, NIMI SIIA!', 'NIMI SIIA'], ['et', 'Saabub (SISESTA KUUPÄEV).', '(SISESTA KUUPÄEV)'], ['et', 'Pakk saabub …… hommikul.', '……'], ['et', 'Tagastame … eurot.', '…'], ['et', 'Pakk ??? on teel.', '???'], ['et', 'Tere, N. N.!', 'N. N.'], ['et', 'Saabub %kuupäev%.', '%kuupäev%'],
    ['fi', 'Hei (nimi),', '(nimi)'], ['fi', 'Paketti saapuu [pvm].', '[pvm]'], ['fi', 'Paketti saapuu <pvm>.', '<pvm>'], ['fi', 'Tilaus XX on matkalla.', 'XX'], ['fi', 'Hei NIMI TÄHÄN,', 'NIMI TÄHÄN'], ['fi', 'Hei #nimi#,', '#nimi#'], ['fi', 'Saapuu xx.xx.2026 mennessä.', 'xx.xx.2026'],
    ['et', 'Tehnik jõuab teieni kella XXX-ks.', 'XXX'], ['fi', 'Soitan XXX-na.', 'XXX'], ['en', 'Click [tracking link] to follow it.', '[tracking link]'], ['en', 'Please choose [date] for the visit.', '[date]'], ['fi', 'Klikkaa [tilausnumero].', '[tilausnumero]'],
    ['fi', 'Palautamme … euroa.', '…'], ['fi', 'Paketti ??? on matkalla.', '???'], ['fi', 'Paketti saapuu klo xx.xx.', 'xx.xx.']
  ])('%s: %s', (tag, text, gap) => expect(saidBy(tag, text, 'gap')[0]).toBe(gap))
})

describe('is none', () => {
  test.each([
    ['en', 'The shirt (size XXL) is ours.'], ['en', 'XX Bank has it.'], ['en', 'We have size XX-L.'], ['en', 'You ask “where is it ???” and rightly so.'], ['en', 'You wrote: where is it???'], ['en', 'Where is it ???'], ['en', 'Well … it was ours to see.'], ['en', 'and so on...'],
    ['en', 'Follow it [here](https://shop.example/a).'], ['en', 'It is written in C#.'], ['en', 'We are 100 % sure.'], ['en', 'a cup of the XX century'], ['en', 'Thank you <3'], ['en', 'the invoice (no 123)'], ['en', 'Take care, Anna xx'], ['en', 'Take care, Anna XX'], ['en', 'Hello...\nSorry.'], ['en', 'IBAN EE12 XXXX XXXX 1234'], ['en', 'Hello ... and welcome'], ['en', 'the XXX Olympic Games'],
    ['en', 'Please send us your details (phone).'], ['en', 'Please tell us which one it was (order number).'], ['en', 'the parcel (see below)'], ['en', '#late #parcel #sorry'], ['en', 'between 10% and 20%'], ['en', 'Please choose:\n[ ] refund\n[ ] a new lamp'], ['en', 'I will be in touch... by Friday.'],
    ['et', 'Arve (arve nr 123) on tühistatud.'], ['et', 'XX sajandi kell'], ['et', 'Saatke meile palun oma kontakt (telefon).'], ['et', 'Miks nii läks???'], ['et', 'XXX üldlaulupidu'], ['et', 'Tore oleks … aga ei.'], ['et', 'Pakume seda suuruses XX.'],
    ['en', 'You can press [Change day] in that text.'], ['et', 'Vajutage [Muuda kuupäeva] ja valige uus.'], ['fi', 'Paina [Vaihda päivä] ja valitse uusi.'], ['et', 'XXX-nda laulupeo pilet'], ['et', 'särk suuruses XXX-s'],
    ['fi', 'XX vuosisadan kello'], ['fi', 'Lasku (lasku nro 123) on peruttu.'], ['fi', 'Lähetättekö meille tietonne (puhelin)?'], ['fi', 'Paketti on perillä (Posti).'], ['fi', 'Koko XXL on loppu.']
  ])('%s: %s', (tag, text) => expect(saidBy(tag, text, 'gap')).toEqual([]))
})
