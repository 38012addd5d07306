import type { Draft, Triage } from './answer.ts'
import type { DraftRequest } from './draft-request.ts'
import written from './examples.json' with { type: 'json' }
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

type Problems = Readonly<Record<string, unknown>>
type Results = readonly { readonly status: number, readonly triage?: Triage, readonly problem?: Problems }[]

interface Written {
  readonly triage: Readonly<Record<keyof typeof requests, Triage>>
  readonly drafts: Readonly<Record<keyof typeof draftRequests, Draft>>
  readonly batch: Readonly<Record<keyof typeof batchRequests, { readonly results: Results }>>
  readonly lines: Readonly<Record<'answered' | 'refused', Results[number] & { readonly line: number }>>
  readonly scenarios: { readonly all: ScenarioList }
  readonly scenario: { readonly lateParcel: ScenarioDetail }
}

/** What the service answers to these, written by `npm run openapi`. */
export const examples = written as unknown as Written
/** What the service answers to `requests`. */
export const answers = examples.triage
