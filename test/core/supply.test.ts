import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import { loadEngine, loadMailForms, loadPacks } from '../../src/load.ts'
import { readMessage } from '../../src/reading/index.ts'

const folder = assetsFolder('languages')
const { concepts, packs } = loadPacks(folder)
const engine = loadEngine(folder, concepts, packs)
const forms = loadMailForms(packs)
const supplyOf = (text: string) => engine.analyze(readMessage({ text, format: 'text' }, forms)).supply

describe('what was to be supplied is read from the message', () => {
  test.each([
    ['goods', 'The kettle I ordered from your shop arrived with a cracked lid. Please send me another one.'],
    ['goods', 'Tellisin teie poest veekeetja, aga karbis oli hoopis röster. Palun saatke mulle õige toode.'],
    ['goods', 'Tilaamani vedenkeitin tuli rikkinäisenä. Voisitteko lähettää uuden paketin?'],
    ['work', 'Your plumber fitted our new boiler on Monday and the pipe in the kitchen leaks again. Please come and put the work right.'],
    ['work', 'Teie torumees paigaldas meile esmaspäeval uue boileri ja köögis tilgub toru. Palun tulge ja tehke töö korralikult ära.'],
    ['work', 'Putkimiehenne asensi meille maanantaina uuden lämminvesivaraajan, ja keittiön putki vuotaa. Tulkaa korjaamaan asennus.'],
    ['visit', 'We had dinner in your restaurant on Saturday. The waiter ignored our table for an hour and the soup was cold.'],
    ['visit', 'Ööbisime nädalavahetusel teie hotellis. Tuba oli must ja hommikusöögil ei jätkunud laudu.'],
    ['visit', 'Kävimme lauantaina ravintolassanne syömässä. Tarjoilija ei huomannut pöytäämme tuntiin ja keitto oli kylmää.'],
    ['contract', 'You have charged my account for the mobile contract twice this month. Please correct the bill.'],
    ['contract', 'Lõpetasin oma internetilepingu juba mais, aga te saadate ikka kuuarveid. Palun parandage arve.'],
    ['contract', 'Irtisanoin nettiliittymäni toukokuussa, mutta laskutatte kuukausimaksua yhä. Korjatkaa lasku.']
  ])('%s: %s', (supply, text) => {
    const found = supplyOf(text)
    expect(found).toMatchObject({ id: supply })
    expect(found!.confidence).toBeGreaterThanOrEqual(0.7)
    for (const { start, end, text: words } of found!.evidence) expect(text.slice(start, end)).toBe(words)
    expect(found!.evidence.length).toBeGreaterThan(0)
  })

  test.each([
    'I have written to you three times now and nobody answers.',
    'Olen teile juba kolm korda kirjutanud ja keegi ei vasta.',
    'Olen kirjoittanut teille jo kolme kertaa eikä kukaan vastaa.'
  ])('and not guessed where nothing tells: %s', (text) => expect(supplyOf(text)).toBeNull())
})
