import type { Draft, Triage } from './answer.ts'
import type { DraftRequest } from './draft-request.ts'
import written from './examples.json' with { type: 'json' }
import type { ReplyCheck, ReplyCheckRequest } from './reply-check.ts'
import type { TriageRequest } from './request.ts'
import type { ScenarioDetail, ScenarioList } from './scenarios.ts'

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
  calmEstonian: {
    text: 'Tere!\n\nOstsin teilt 12. oktoobril rösteri (arve 2026-1187). Eile lakkas see töötamast: kui hoova alla vajutan, ei juhtu enam midagi. ' +
      'Ostutšekk on alles. Kas saaksite rösteri parandada või uue vastu vahetada?\n\nLugupidamisega\nAnneli Kask',
    subject: 'Röster ei tööta',
    channel: 'form',
    receivedAt: '2026-11-20T10:00:00Z'
  },
  furiousFinnishChat: {
    text: 'Olen odottanut pakettia kolme viikkoa (tilaus FI-77120), eikä sitä näy VIELÄKÄÄN!!! Mitä helvettiä te siellä oikein teette? ' +
      'Joka kerta sama "selvitämme asiaa". Rahat takaisin TÄNÄÄN tai vien asian kuluttajariitalautakuntaan.',
    channel: 'chat',
    receivedAt: '2026-11-20T10:00:00Z',
    gaps: 'omit'
  },
  englishHtml: {
    text: '<html><body><p>Hello,</p><p>The <b>desk lamp</b> (order UK-40377) arrived with a cracked base and does not stand straight. ' +
      'I would rather have my money back than another one.</p><p>Kind regards,<br>Emma Doyle</p>' +
      '<blockquote>On 14 Nov 2026, Northlight wrote: Good news, your order is on its way!</blockquote></body></html>',
    format: 'html',
    receivedAt: '2026-11-20T10:00:00Z'
  },
  estonianMail: {
    text: 'From: Jaan Saar <jaan.saar@post.example>\r\nTo: klienditugi@matkapood.example\r\nSubject: Vale suurus\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n' +
      'Tere\r\n\r\nTellisin matkasaapad suuruses 43 (tellimus EE-31877), aga pakis olid saapad suuruses 41. ' +
      'Palun saatke mulle õige paar. Valed saapad panen hea meelega posti.\r\n\r\nJaan Saar\r\n\r\n' +
      '19. november 2026 kirjutas Matkapood:\r\n> Teie tellimus EE-31877 on teele pandud.\r\n',
    format: 'eml',
    receivedAt: '2026-11-20T10:00:00Z'
  },
  noComplaint: {
    text: 'Hi! Do you ship to Åland too, and how long does it usually take? Thanks, Oskar',
    channel: 'chat',
    receivedAt: '2026-11-20T10:00:00Z'
  },
  otherLanguage: {
    text: 'Labdien! Kur ir mans sūtījums? Gaidu jau divas nedēļas.',
    receivedAt: '2026-11-20T10:00:00Z'
  }
} satisfies Record<string, TriageRequest>

/** Drafts as an agent might ask for them. */
export const draftRequests = {
  overruled: { scenario: 'bad-service', language: 'en', text: requests.english.text, gaps: 'omit' },
  byHand: {
    scenario: 'wrong-item', language: 'fi', channel: 'chat', level: 'irritated', secondary: ['unanswered-message'], demands: ['replacement'],
    values: { customerName: 'Matti Virtanen' }
  }
} satisfies Record<string, DraftRequest>

/** A batch with one message that fails alone. */
export const batchRequests = { oneOfTwo: { messages: [requests.finnish, { text: 'Var är mitt paket?', language: 'sv' }] } }

/** A backlog of two lines, of which the second is broken. */
export const streamRequests = { backlog: `${JSON.stringify(requests.otherLanguage)}\n{"text":"Where is it?"\n` }

/** Replies that agents have written. */
export const replyRequests = {
  hastyReply: {
    text: 'Hello,\n\nAs we already told you on the phone, the subscription runs until the end of the month. You should have cancelled it before 1 November. ' +
      'The £19.90 was taken by our payment partner, so there is nothing we can do.\n\nRegards,\nBilling',
    complaint: requests.english.text
  },
  goodReply: {
    text: 'Tere, Mari Tamm!\n\nAitäh, et kirjutasite. Mul on väga kahju, et tellimus EE-20931 ei ole kohale jõudnud ja et Teie kaks kirja jäid vastuseta. ' +
      'See on meie viga ja ma mõistan, kui häiriv see Teile on olnud.\n\nKandsin raha täna Teile tagasi; see jõuab Teie kontole hiljemalt 25. novembril. ' +
      'Uurin Omnivast, kuhu pakk jäi, ja vaatame klienditoes üle, miks kirjad vastuseta jäid, et see ei korduks.\n\n' +
      'Kui Teil on küsimusi, vastake lihtsalt sellele kirjale.\n\nLugupidamisega\nKadri Mets\nklienditugi',
    language: 'et',
    channel: 'email',
    complaint: requests.estonian.text,
    values: { carrier: 'Omniva' }
  },
  publicReply: {
    text: 'Hei Matti! Ikävää, että takki oli väärä. Tilauksesi FI-58210 lähti meiltä oikein pakattuna, joten vika on kuljetusliikkeen. ' +
      'Lähetä takki takaisin, niin katsotaan.',
    channel: 'review',
    complaint: 'Yksi tähti. Tilasin mustan takin ja sain punaisen, eikä asiakaspalvelu vastaa. En suosittele kenellekään. Matti'
  }
} satisfies Record<string, ReplyCheckRequest>

/** Scenarios that an integrator might look up, by their ids. */
export const scenarioRequests = { lateParcel: 'delivery-delay' }

/** The id of every request in the examples. */
export const EXAMPLE_REQUEST_ID = '5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11'

/** A few of the metrics, as they are written. */
export const METRICS = `# HELP http_requests_total Requests answered; 499 where the client left first.
# TYPE http_requests_total counter
http_requests_total{method="POST",route="/v1/triage",status="200"} 1204
# HELP complaint_triage_anger_total Messages by level of anger.
# TYPE complaint_triage_anger_total counter
complaint_triage_anger_total{level="irritated"} 487
`

/** What the examples show, by their names. */
export const ABOUT_EXAMPLES: Readonly<Record<string, string>> = {
  estonian: 'A late parcel and two unanswered letters, Estonian: angry, with a known carrier',
  finnish: 'The wrong jacket, Finnish, from a contact form',
  english: 'A customer who leaves and names a lawyer, English: angry',
  calmEstonian: 'A broken toaster, Estonian, calm',
  furiousFinnishChat: 'A late parcel, Finnish, furious, in a chat; a draft without gaps',
  englishHtml: 'A damaged lamp, English, the HTML of a mail with a quote',
  estonianMail: 'The wrong size, Estonian, a whole MIME message',
  noComplaint: 'A question that is no complaint',
  otherLanguage: 'A language without a pack',
  overruled: 'An agent chose another scenario; the rest is read from the text',
  byHand: 'Everything decided by the agent, for a chat',
  oneOfTwo: 'Two messages, of which the second cannot be answered',
  backlog: 'Two lines, of which the second is broken',
  hastyReply: 'A defensive reply, English',
  goodReply: 'A reply that passes, Estonian',
  publicReply: 'A public reply with an order number and an excuse, Finnish',
  all: 'All languages and scenarios',
  lateParcel: 'The scenario of late parcels'
}

type Problems = Readonly<Record<string, unknown>>
type Results = readonly { readonly status: number, readonly triage?: Triage, readonly problem?: Problems }[]

interface Written {
  readonly triage: Readonly<Record<keyof typeof requests, Triage>>
  readonly drafts: Readonly<Record<keyof typeof draftRequests, Draft>>
  readonly batch: Readonly<Record<keyof typeof batchRequests, { readonly results: Results }>>
  /** Lines of JSON. */
  readonly stream: Readonly<Record<keyof typeof streamRequests, string>>
  readonly replies: Readonly<Record<keyof typeof replyRequests, ReplyCheck>>
  readonly scenarios: { readonly all: ScenarioList }
  readonly scenario: Readonly<Record<keyof typeof scenarioRequests, ScenarioDetail>>
  /** By operation and code. */
  readonly problems: Readonly<Record<string, Readonly<Record<string, Problems>>>>
}

/** What the service answers to these, written by `npm run openapi`. */
export const examples = written as unknown as Written
/** What the service answers to `requests`. */
export const answers = examples.triage
