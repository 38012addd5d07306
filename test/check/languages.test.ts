import { beforeAll, describe, expect, test } from 'vitest'
import type { Services } from '../../src/app.ts'
import { createService } from '../../src/service.ts'

let services: Services
beforeAll(async () => { services = await createService({ settingsFile: undefined, overridesFolder: undefined }) }, 60_000)
const COMPLAINT: Readonly<Record<string, string>> = {
  en: 'My order has not come and nobody answers my letters. Where is it? John Kelly',
  et: 'Minu tellimus pole ikka veel tulnud ja keegi ei vasta kirjadele. Kus see on? Jaan Tamm',
  fi: 'Tilaukseni ei ole vieläkään tullut eikä kukaan vastaa viesteihin. Missä se on? Matti Virtanen'
}
const isForeign = (tag: string, text: string): boolean => services.check({ text, complaint: COMPLAINT[tag]!, channel: 'chat' }).findings.some(({ rule }) => rule === 'language')

describe('another language', () => {
  test.each([
    ['en', 'Kiitos viestistä!'], ['en', 'Vabandame väga!'], ['et', 'Sorry about that!'], ['et', 'We are sorry.'], ['fi', 'Täname kirja eest!'], ['fi', 'So sorry about this.'],
    ['et', 'Tere! Vabandame hilinemise pärast. Your parcel is with the courier and it will be delivered tomorrow. Ilusat päeva!'],
    ['fi', 'Hei! Pahoittelut viivästyksestä. Your parcel is on its way and you will get it tomorrow morning. Mukavaa päivää!'],
    ['en', 'Hello! Sorry for the delay. Teie pakk on praegu teel ja jõuab homme hommikul kohale. Have a nice day!'],
    ['en', 'Hello! Sorry for the delay. Sollten Sie noch Fragen haben, antworten Sie einfach auf diese Nachricht. Have a nice day!'],
    ['en', 'Hello! Sorry for the delay. Pakettinne on nyt matkalla ja se on perillä huomenna aamulla. Have a nice day!']
  ])('%s: %s', (tag, text) => expect(isForeign(tag, text)).toBe(true))
})

describe('the same language', () => {
  test.each([
    ['en', 'So sorry, John!'], ['et', 'Vabandust!'], ['fi', 'Anteeksi!'], ['fi', 'Moi, sori!'], ['et', 'Sorri!'], ['en', 'OK, will do.'],
    ['et', 'Tere! Vabandame, et Royal Mail Special Delivery Guaranteed ja „The Lord of the Rings: Journeys in Middle-earth” hilinevad. Saadame need homme.'],
    ['fi', 'Hei! Pahoittelemme, että Philips Hue White and Color Ambiance Starter Kit on myöhässä. Se lähtee huomenna.\n\nTerveisin\nOuti Laine\nCustomer Service Manager\nLampputalo Oy – the best lamps for your home'],
    ['en', 'Hello! Sorry that the Kodumasinate Kauplus OÜ parcel from Viljandi maantee has not come. It will be there tomorrow.\n\nKind regards,\nLiis Kask\nKlienditeenindus'],
    ['en', 'Sorry for the delay. You ask about “Kõige ilusamad lood meie lapsepõlvest on siin”; the book comes tomorrow.'],
    ['et', 'Vabandame! Kirjutasite meile: "Where is my parcel and why does nobody answer me?" Pakk jõuab homme.']
  ])('%s: %s', (tag, text) => expect(isForeign(tag, text)).toBe(false))
})
