import type { Case } from '../learn/cases.ts'
import { mistype } from '../learn/typos.ts'

/** One long word in so many. */
const TYPO_EVERY = 20

/** The same message as other people, programs and keyboards would have sent it: it must be read alike. */
export const VARIANTS: Readonly<Record<string, (example: Case) => Case>> = {
  'without diacritics': (example) => rewrite(example, (text) => text.normalize('NFD').replace(/\p{M}/gu, '')),
  'with typos': (example) => rewrite(example, (text) => mistype(text, example.id, TYPO_EVERY)),
  'in capitals': (example) => rewrite(example, (text) => text.toUpperCase()),
  'decomposed (NFD)': (example) => rewrite(example, (text) => text.normalize('NFD')),
  'as HTML': (example) => ({ ...example, text: asHtml(example.text), format: 'html' }),
  'above a quoted company mail': (example) => ({ ...example, text: `${example.text}\n\n${QUOTE[example.language] ?? QUOTE.en}` }),
  'with a signature above that quote': (example) => ({ ...example, text: `${example.text}\n\n${SIGNATURE[example.language] ?? SIGNATURE.en}\n\n${QUOTE[example.language] ?? QUOTE.en}` })
}

/** Raw HTML is left as it is: its markup is no text. */
function rewrite (example: Case, change: (text: string) => string): Case {
  if (example.format !== 'text') return example
  return { ...example, text: change(example.text), ...example.subject === undefined ? {} : { subject: change(example.subject) } }
}

const asHtml = (text: string): string => `<html><head><style>p { margin: 0 }</style></head><body>${text.split(/\n{2,}/).map((paragraph) =>
  `<p>${paragraph.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!).replaceAll('\n', '<br>')}</p>`).join('\n')}</body></html>`

/** A company's mail with all that must not be taken for the customer's: apology, anger, another scenario, numbers. */
const QUOTE: Readonly<Record<string, string>> = {
  en: `On Mon, 2 Nov 2026 at 10:15, Customer Service <service@shop.example> wrote:
> Dear customer,
> we are sorry that your parcel is late and that the wrong item was sent. If you are furious, please see our terms.
> Your contract will be cancelled and the money refunded to order 900-112233. You should have read the rules, idiot.
> Kind regards
> Peter Quinn`,
  et: `Klienditeenindus <teenindus@pood.example> kirjutas kuupäeval E, 2. november 2026 kell 10:15:
> Hea klient!
> Vabandame, et pakk hilineb ja saatsime vale kauba. Leping lõpetatakse ja raha makstakse tagasi tellimuse 900-112233 eest.
> Te oleksite pidanud tingimusi lugema, kuradi loll.
> Lugupidamisega
> Peeter Kask`,
  fi: `ma 2. marrask. 2026 klo 10.15 Asiakaspalvelu <palvelu@kauppa.example> kirjoitti:
> Hyvä asiakas,
> pahoittelemme, että paketti on myöhässä ja lähetimme väärän tuotteen. Sopimus irtisanotaan ja rahat palautetaan tilauksesta 900-112233.
> Teidän olisi pitänyt lukea ehdot, saatanan idiootti.
> Ystävällisin terveisin
> Pekka Virtanen`
}

const SIGNATURE: Readonly<Record<string, string>> = {
  en: '-- \nSent from my phone', et: '-- \nSaadetud minu telefonist', fi: '-- \nLähetetty puhelimestani'
}
