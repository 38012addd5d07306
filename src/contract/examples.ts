import type { Entity } from '../core/findings.ts'
import type { Quote } from '../core/message.ts'
import type { Placeholder } from '../core/placeholders.ts'
import type { Draft, Triage } from './answer.ts'
import type { TriageRequest } from './request.ts'

/** Messages as a company might send them: what the API description shows and the tests try. */
export const requests = {
  estonian: {
    text: 'Tere\n\nTellisin 3. novembril rattakiivri (tellimus EE-20931). Pakk pole siiani kohale jõudnud ja kahele kirjale te ei vastanud. ' +
      'Palju õnne teile, suurepärane teenindus! Kui homseks vastust ei tule, pöördun tarbijakaitse poole. Soovin raha tagasi.\n\nMari Tamm',
    subject: 'Kus on minu pakk?',
    reference: 'ZD-1',
    receivedAt: '2026-11-20T10:00:00Z',
    values: { carrier: 'Omniva' }
  },
  finnish: {
    text: 'Hei,\n\ntilasin mustan toppatakin koossa M (tilaus FI-58210), mutta paketissa oli punainen takki koossa L. ' +
      'Lähettäkää oikea takki mahdollisimman pian.\n\nTerveisin\nMatti Virtanen',
    language: 'fi',
    channel: 'form',
    receivedAt: '2026-11-20T10:00:00Z'
  },
  english: {
    text: 'I am done with you. Three calls, three different stories, and you STILL charge me £19.90!!! ' +
      'Cancel my subscription today, or you will hear from my lawyer.\n\nJohn Carter',
    receivedAt: '2026-11-20T10:00:00Z'
  },
  otherLanguage: {
    text: 'Labdien! Kur ir mans sūtījums? Gaidu jau divas nedēļas.',
    receivedAt: '2026-11-20T10:00:00Z'
  }
} satisfies Record<string, TriageRequest>

type Name = keyof typeof requests

function quote (name: Name, words: string): Quote {
  const start = requests[name].text.indexOf(words)
  return { start, end: start + words.length, text: words }
}

function entity (name: Name, type: Entity['type'], value: string): Entity {
  const { start, end } = quote(name, value)
  return { type, value, start, end }
}

/** The gaps in `body`, each written [label]; `names` says in order what they are. */
function gaps (body: string, names: readonly Placeholder[]): Draft['missing'] {
  return Array.from(body.matchAll(/\[([^[\]]+)\]/g), ({ index, 0: gap, 1: label = '' }, at) =>
    ({ name: names[at] as Placeholder, label, start: index, end: index + gap.length }))
}

const estonian = `Tere, Mari Tamm!

Palun vabandust, et Teie tellimus EE-20931 ei ole kohale jõudnud ja et me ei vastanud Teie kirjadele. Mõistan Teie pahameelt: nii ei oleks tohtinud minna.

Vaatasin, kus pakk praegu on.
Vedaja: Omniva
Seis: [saadetise seis]
Jälgimine: [jälgimislink]

Küsite raha tagasi. Vastan Teile selle kohta hiljemalt: [vastamise päev].

Kui Teil on küsimusi, vastake sellele kirjale või helistage mulle: [telefon].

Palun veel kord vabandust.

Lugupidamisega
[allkiri]`

const finnish = `Hei Matti Virtanen,

pahoittelen, että saitte väärän tuotteen. Ymmärrän, että sekaannus on harmillinen ja että siitä on ollut teille vaivaa.

Lähetämme oikean tuotteen teille kiireellisenä.
Seuranta: [seurantalinkki]

Pyydämme palauttamaan väärän tuotteen.
Palautusaika päivinä: [palautusaika]
Valmiiksi maksettu palautustarra on paketissa.

Kiitos yhteydenotostanne ja anteeksi vielä kerran.

Ystävällisin terveisin
[allekirjoitus]`

const english = `Dear John Carter,

I apologise. Three calls with three different answers, and a charge on top, is not how we should have treated you, and I understand that you have had enough.

Your cancellation: [next step]

Your message is with [manager's name], who will look into what went wrong. If you would rather talk, call me directly on [phone number].

If there is anything that would make you stay, I would be glad to hear it; you need do nothing for the cancellation to go ahead.

Once again, I am sorry. I wish you all the best.

Kind regards
[signature]`

/** What the service answers to `requests`, in shape; the numbers are made up. */
export const answers = {
  estonian: {
    id: '019aa0f3-8c40-7d1e-9b7a-3f0c5a2e6d10',
    reference: 'ZD-1',
    engine: '1.0.0+et.3f2a91c',
    language: { code: 'et', confidence: 0.99, source: 'detected' },
    complaint: true,
    scenario: { id: 'delivery-delay', title: 'Tarne hilineb', confidence: 0.94 },
    secondary: [{ id: 'unanswered-message', title: 'Kirjale ei vastatud', confidence: 0.71 }],
    alternatives: [{ id: 'wrong-item', title: 'Saadeti vale kaup', confidence: 0.03 }],
    evidence: [
      { scenario: 'delivery-delay', weight: 2.1, ...quote('estonian', 'pole siiani kohale jõudnud') },
      { scenario: 'unanswered-message', weight: 1.4, ...quote('estonian', 'kirjale te ei vastanud') }
    ],
    anger: {
      level: 'angry', score: 0.68, shouting: false,
      signs: [
        { id: 'sarcasm', score: 0.8, evidence: [quote('estonian', 'Palju õnne teile')] },
        { id: 'confrontation', score: 0.6, evidence: [quote('estonian', 'Kui homseks vastust ei tule')] }
      ]
    },
    demands: [{ id: 'refund', evidence: [quote('estonian', 'raha tagasi')] }],
    escalation: [{ reason: 'regulator', evidence: [quote('estonian', 'tarbijakaitse')] }],
    entities: [entity('estonian', 'product', 'rattakiivri'), entity('estonian', 'orderNumber', 'EE-20931'), entity('estonian', 'customerName', 'Mari Tamm')],
    priority: { level: 'high', respondBy: '2026-11-20T14:00:00Z', because: ['anger:angry', 'escalation:regulator'] },
    review: { needed: true, reasons: ['escalation:regulator'] },
    draft: {
      subject: 'Teie tellimus EE-20931', body: estonian, language: 'et', channel: 'email', template: 'delivery-delay',
      filled: [
        { name: 'customerName', value: 'Mari Tamm', source: 'text' },
        { name: 'orderNumber', value: 'EE-20931', source: 'text' },
        { name: 'carrier', value: 'Omniva', source: 'request' }
      ],
      missing: gaps(estonian, ['deliveryStatus', 'trackingUrl', 'answerBy', 'phone', 'signature'])
    }
  },
  finnish: {
    id: '019aa0f3-8c41-7a52-8e30-6b1d9f4c2a77',
    engine: '1.0.0+fi.9b04c2e',
    language: { code: 'fi', confidence: 1, source: 'request' },
    complaint: true,
    scenario: { id: 'wrong-item', title: 'Väärä tuote', confidence: 0.97 },
    secondary: [],
    alternatives: [{ id: 'unhappy-with-purchase', title: 'Tyytymätön ostokseen', confidence: 0.02 }],
    evidence: [{ scenario: 'wrong-item', weight: 2.6, ...quote('finnish', 'paketissa oli punainen takki') }],
    anger: { level: 'calm', score: 0.12, shouting: false, signs: [] },
    demands: [{ id: 'replacement', evidence: [quote('finnish', 'Lähettäkää oikea takki')] }],
    escalation: [],
    entities: [entity('finnish', 'product', 'toppatakin'), entity('finnish', 'orderNumber', 'FI-58210'), entity('finnish', 'customerName', 'Matti Virtanen')],
    priority: { level: 'normal', respondBy: '2026-11-21T10:00:00Z', because: [] },
    review: { needed: false, reasons: [] },
    draft: {
      subject: 'Tilauksenne FI-58210', body: finnish, language: 'fi', channel: 'form', template: 'wrong-item',
      filled: [
        { name: 'customerName', value: 'Matti Virtanen', source: 'text' },
        { name: 'orderNumber', value: 'FI-58210', source: 'text' }
      ],
      missing: gaps(finnish, ['trackingUrl', 'returnDays', 'signature'])
    }
  },
  english: {
    id: '019aa0f3-8c42-7c08-a1d4-52e7b8036f9c',
    engine: '1.0.0+en.c41d7f0',
    language: { code: 'en', confidence: 0.99, source: 'detected' },
    complaint: true,
    scenario: { id: 'customer-leaving', title: 'Customer is leaving', confidence: 0.91 },
    secondary: [{ id: 'bad-service', title: 'Bad service', confidence: 0.64 }],
    alternatives: [{ id: 'other', title: 'Other complaint', confidence: 0.05 }],
    evidence: [
      { scenario: 'customer-leaving', weight: 1.9, ...quote('english', 'I am done with you') },
      { scenario: 'customer-leaving', weight: 1.7, ...quote('english', 'Cancel my subscription') },
      { scenario: 'bad-service', weight: 1.1, ...quote('english', 'three different stories') }
    ],
    anger: {
      level: 'furious', score: 0.87, shouting: true,
      signs: [{ id: 'confrontation', score: 0.9, evidence: [quote('english', 'today, or you will hear from my lawyer')] }]
    },
    demands: [{ id: 'cancellation', evidence: [quote('english', 'Cancel my subscription')] }],
    escalation: [{ reason: 'legal', evidence: [quote('english', 'my lawyer')] }],
    entities: [entity('english', 'amount', '£19.90'), entity('english', 'customerName', 'John Carter')],
    priority: { level: 'urgent', respondBy: '2026-11-20T11:00:00Z', because: ['anger:furious', 'escalation:legal'] },
    review: { needed: true, reasons: ['escalation:legal'] },
    draft: {
      subject: 'Your cancellation', body: english, language: 'en', channel: 'email', template: 'customer-leaving',
      filled: [{ name: 'customerName', value: 'John Carter', source: 'text' }],
      missing: gaps(english, ['nextStep', 'managerName', 'phone', 'signature'])
    }
  },
  otherLanguage: {
    id: '019aa0f3-8c43-7e6b-b2f5-0a9c4d817e35',
    engine: '1.0.0',
    language: { code: 'lv', confidence: 0.93, source: 'detected' },
    complaint: null,
    scenario: null,
    secondary: [],
    alternatives: [],
    evidence: [],
    anger: { level: 'calm', score: 0, shouting: false, signs: [] },
    demands: [],
    escalation: [],
    entities: [],
    priority: { level: 'normal', respondBy: '2026-11-21T10:00:00Z', because: [] },
    review: { needed: true, reasons: ['unknown-language'] },
    draft: null
  }
} satisfies Record<Name, Triage>
