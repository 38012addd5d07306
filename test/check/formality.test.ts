import { describe, expect, test } from 'vitest'
import { NOTHING, saidBy } from './parts.ts'

const mixed = (tag: string, text: string, formality: 'formal' | 'informal'): boolean => saidBy(tag, text, 'formality', NOTHING, { formality }, 'error').length > 0

describe('both forms of address', () => {
  test.each([
    ['fi', 'Hei! Kiitos viestistänne. Voitko lähettää kuvan?'], ['fi', 'Kiitos viestistäsi. Palautamme rahat tilillenne.'], ['fi', 'Olette odottanut liian kauan. Laitatko vielä kuvan?'], ['fi', 'Lähetämme teille uuden. Saat sen huomenna.'], ['fi', 'Pakettinne on myöhässä, ja ymmärrän harmistuksesi.'],
    ['fi', 'Ongelmanne on selvillä. Toimitamme uuden tuotteesi huomenna.'], ['fi', 'Haluaisitteko uuden? Kerro se minulle, niin laitan sinulle tulemaan.'], ['fi', 'Voisitko lähettää kuvan? Sen jälkeen voitte palauttaa tuotteen.'], ['fi', 'Tuotteenne korvataan. Odotatko vielä hetken?'], ['fi', 'Opettajasi noutaa teidät kotiovelta.'], ['fi', 'Älkää huoliko, kurssisi alkaa huomenna.'],
    ['et', 'Saadan Teile uue. Palun vasta sellele kirjale.'], ['et', 'Saadan sulle uue. Palun vastake sellele kirjale.'], ['et', 'Palun saatke pilt, siis saan sind aidata.'], ['et', 'Palun saada pilt, siis saame Teid aidata.'], ['et', 'Kas saaksid pildi saata? Ootame Teie vastust.'], ['et', 'Sinu tellimus on teel. Vabandage, et läks nii.']
  ])('%s: %s', (tag, text) => expect([mixed(tag, text, 'formal'), mixed(tag, text, 'informal')]).toEqual([true, true]))
})

describe('one form of address', () => {
  test.each([
    ['fi', 'Hei Matti! Olette oikeassa, ja tuotteenne vaihdetaan. Sinne tulee uusi, tänne palautuu vanha. Liikenne oli vilkasta, rakenne petti ja Anne sekä Hanne auttavat. Latte maistuu.', 'formal'],
    ['fi', 'Hei Matti! Olet oikeassa, ja tuotteesi vaihdetaan. Kuusi uutta tulee viisi päivää myöhemmin. Asentaja vastasi ja lupasi palata. Matkaa jatkaa uusi kuljettaja.', 'informal'],
    ['fi', 'Sinulle ja perheellesi aiheutui vaivaa, ja te kaikki jouduitte odottamaan. Lähetän sinulle uuden.', 'informal'],
    ['fi', 'Kirjoititte: ”Et sinä saa noin tehdä, voitko auttaa.” Autamme teitä.', 'formal'],
    ['fi', 'Ovatko asiat kunnossa? Tulevatko he, voisivatko he? Haluamme auttaa teitä.', 'formal'],
    ['fi', 'Jos kurssi alkaa joskus uudelleen, laita viesti, niin varaan sinulle paikan.', 'informal'],
    ['fi', 'Lähetän teille uuden. Terveisin [nimesi ja allekirjoituksesi]', 'formal'],
    ['et', 'Sina ja sinu lähedased pidite ootama, ja me ei tahtnud, et te nälga jääksite. Saadan sulle uue.', 'informal'],
    ['et', 'Kahju, et sul ja su perel nii läks. Teil kõigil oli õigus oodata paremat. Kirjuta mulle, kui sul on küsimusi.', 'informal'],
    ['et', 'Kirjutasite: „Sa pead mind aitama.” Aitame Teid meeleldi.', 'formal'],
    ['et', 'Saate raha tagasi, kui saada olev toode tagastada. Saadame Teile sildi. Loodame vastuse peagi saada.', 'formal'],
    ['et', 'Hei, Jaan! Tere tulemast tagasi. Teie pakk on teel.', 'formal']
  ])('%s: %s', (tag, text, formality) => expect(saidBy(tag, text, 'formality', NOTHING, { formality: formality as 'formal' | 'informal' })).toEqual([]))
})
