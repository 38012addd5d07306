import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import { compileChecks, createLookOver, joinChecks, OwnReplyCheckFile, readReply, type CheckFinding } from '../../src/check/index.ts'
import { JUDGED_SINS, readSentences } from '../../src/check/judge.ts'
import type { Channel } from '../../src/core/message.ts'
import { loadJudges, loadMailForms } from '../../src/load.ts'
import { readMessage } from '../../src/reading/index.ts'
import { DEFAULT_SETTINGS, type CompanySettings } from '../../src/settings.ts'
import { parseStrict } from '../../src/strict-yaml.ts'
import { NOTHING, packs, readyChecks } from './parts.ts'
import { TIMED } from '../timed.ts'

const tags = packs.map(({ tag }) => tag)
const judgeOf = loadJudges(assetsFolder('languages'), packs)
const forms = loadMailForms(packs)

/** As `lookOver` of parts.ts, with what was learnt beside the rules. */
function judged (tag: string, from = readyChecks, settings: Partial<CompanySettings> = {}): (text: string, channel?: Channel) => CheckFinding[] {
  const { checks, wordOf } = compileChecks(from, judgeOf)
  const look = createLookOver({ check: checks.find((check) => check.tag === tag)!, settings: { ...DEFAULT_SETTINGS, ...settings }, labels: [], readEntities: () => [] })
  return (text, channel = 'chat') => {
    const message = readMessage({ text, channel }, forms)
    return look(readReply(message, wordOf), message, NOTHING, false)
  }
}
const looks = new Map(tags.map((tag) => [tag, judged(tag)]))
const sinsIn = (tag: string, text: string): CheckFinding[] =>
  looks.get(tag)!(text).filter(({ kind, rule, severity }) => kind === 'avoid' && severity === 'error' && (JUDGED_SINS as readonly string[]).includes(rule))

/** What no reply may say, and beside each the same matter said as it should be. Written for this test: none is learnt from. */
const TWINS: Readonly<Record<string, readonly (readonly [sin: string, twin: string])[]>> = {
  en: [
    ['You should have checked the address before you ordered.', 'We should have checked the address before we sent it.'],
    ['As we have already explained twice, the fee stays.', 'I am sorry that nobody explained the fee to you before.'],
    ['Obviously parcels take longer at Christmas.', 'Your parcel has taken longer than we promised.'],
    ['Nobody else has ever complained about this.', 'Thank you for telling us about this.'],
    ['It is not our fault that the courier lost it.', 'It is our job to find what the courier has lost.'],
    ['If what you say is true, the driver will remember it.', 'What you describe should not have happened, and I will speak to the driver.'],
    ['That is simply not true.', 'You are right about that.'],
    ['Well done for finally reading your e-mails.', 'Thank you for sending the e-mails again.'],
    ['We will give you a free month for your trouble.', 'We will refund the month that did not work.'],
    ['Please calm down, it is only a phone.', 'I understand that you need your phone every day.']
  ],
  et: [
    ['Oleksite pidanud aadressi enne tellimist üle kontrollima.', 'Oleksime pidanud aadressi enne saatmist üle kontrollima.'],
    ['Nagu me teile juba korduvalt oleme selgitanud, tasu jääb.', 'Vabandan, et keegi teile tasu ei selgitanud.'],
    ['Nagu te kindlasti teate, on jõulude ajal kullerid hõivatud.', 'Teie pakk on teel olnud kauem, kui lubasime.'],
    ['Keegi teine pole selle üle kunagi kurtnud.', 'Aitäh, et meile sellest teada andsite.'],
    ['See ei ole meie süü, et kuller paki kaotas.', 'Paki leidmine on nüüd meie ülesanne.'],
    ['Kui see, mida te väidate, tõesti nii oli, siis müüja mäletab seda.', 'Kirjeldatu ei oleks tohtinud juhtuda ja räägin müüjaga.'],
    ['See ei vasta tõele.', 'Teil on selles õigus.'],
    ['Tubli, et lõpuks oma kirju lugema hakkasite.', 'Aitäh, et saatsite kirjad uuesti.'],
    ['Kingime teile ebameeldivuste eest tasuta kuu.', 'Maksame selle kuu tasu teile tagasi.'],
    ['Palun rahunege maha, see on kõigest telefon.', 'Mõistan, et vajate telefoni iga päev.']
  ],
  fi: [
    ['Teidän olisi pitänyt tarkistaa osoite ennen tilaamista.', 'Meidän olisi pitänyt tarkistaa osoite ennen lähettämistä.'],
    ['Kuten olemme teille jo monta kertaa selittäneet, maksu pysyy.', 'Olen pahoillani, ettei kukaan selittänyt maksua teille.'],
    ['Kuten varmasti tiedätte, jouluna kuljetuksissa on ruuhkaa.', 'Pakettinne on ollut matkalla pidempään kuin lupasimme.'],
    ['Kukaan muu ei ole koskaan valittanut tästä.', 'Kiitos, että kerroitte meille tästä.'],
    ['Ei ole meidän vikamme, että kuljetusliike hukkasi paketin.', 'Paketin löytäminen on nyt meidän tehtävämme.'],
    ['Jos väitteenne pitää paikkansa, myyjä kyllä muistaa asian.', 'Kuvaamanne ei olisi saanut tapahtua, ja puhun myyjän kanssa.'],
    ['Tämä ei pidä paikkaansa.', 'Olette siinä oikeassa.'],
    ['Hienoa, että vihdoin luitte sähköpostinne.', 'Kiitos, että lähetitte viestit uudelleen.'],
    ['Annamme teille harmista ilmaisen kuukauden.', 'Palautamme teille sen kuukauden maksun.'],
    ['Rauhoittukaa nyt, kyse on vain puhelimesta.', 'Ymmärrän, että tarvitsette puhelinta joka päivä.']
  ]
}
const LEAST_FOUND = 8

describe.each(Object.entries(TWINS))('%s', (tag, pairs) => {
  test('most of what no reply may say is found', () => {
    const found = pairs.filter(([sin]) => sinsIn(tag, sin).length > 0)
    expect(found.length).toBeGreaterThanOrEqual(LEAST_FOUND)
  })
  test.each(pairs)('«%s»: the same said well is left alone: «%s»', (_, twin) => expect(sinsIn(tag, twin)).toEqual([]))
  test('there is something learnt', () => expect(judgeOf(tag)).toBeDefined())
})

describe('what is learnt beside rules', () => {
  test('knows faults that no rule has words for, and says where', () => {
    const text = 'Hello Ann. It was a free class, so you have no grounds to complain. Best wishes, Tom'
    const { checks, wordOf } = compileChecks(readyChecks)
    const message = readMessage({ text, channel: 'chat' }, forms)
    const ruled = createLookOver({ check: checks.find(({ tag }) => tag === 'en')!, settings: DEFAULT_SETTINGS, labels: [], readEntities: () => [] })(readReply(message, wordOf), message, NOTHING, false)
    expect(ruled.filter(({ rule }) => rule === 'defensive')).toEqual([])
    expect(sinsIn('en', text).map(({ text: said }) => said)).toEqual(['It was a free class, so you have no grounds to complain'])
  })
  test('leaves what the customer said, quoted, to the customer', () => {
    const reply = readReply(readMessage({ text: 'You wrote “nobody else complains, calm down”, and I see why.', channel: 'chat' }, forms), compileChecks(readyChecks).wordOf)
    expect(readSentences(reply, [{ check: 'defensive', first: 2, last: 5 }]).map(({ words, facts }) => [words.map(({ key }) => key), [...facts]]))
      .toEqual([[['you', 'wrote', 'and', 'i', 'see', 'why'], []]])
  })
  test.each([['en', 'The warranty lasts two years.'], ['en', 'It was delivered to the neighbour.'], ['fi', 'Kyllä on.'], ['fi', 'Koko on lapussa.'], ['et', 'Pood on avatud kella kuueni.']])('%s: one plain sentence is no fault for being alone: %s', (tag, text) =>
    expect(sinsIn(tag, text)).toEqual([]))
  test('a gift is no fault where the company allows it', () => {
    const [sin] = TWINS.en![8]!
    expect(sinsIn('en', sin)).not.toEqual([])
    const rules = judged('en', readyChecks, { compensation: { allowed: true } })(sin).filter(({ severity, kind }) => kind === 'avoid' && severity === 'error').map(({ rule }) => rule)
    expect(rules).not.toContain('promise')
  })
  test.each([
    ['en', 'From today nothing you order from us will ever come late, whatever the weather does.'], ['en', 'Your heating will stay warm all winter long, that much is certain.'],
    ['et', 'Edaspidi ei hiline meil ükski pakk, ükskõik mis juhtub.']
  ])('%s: what nobody can be sure of is a fault whatever the company allows: %s', (tag, sin) => {
    for (const compensation of [{ allowed: false }, { allowed: true }]) {
      const found = judged(tag, readyChecks, { compensation })(sin).filter(({ severity, rule }) => severity === 'error' && rule === 'promise')
      expect(found.map(({ message }) => message)).toEqual([readyChecks.find((pack) => pack.tag === tag)!.says.promise.message])
    }
  })
  test('a rule of the company is its word, whatever was learnt', () => {
    const own = parseStrict(`rules:
  - id: our.thanks
    check: defensive
    phrases: [thank you for telling us]
    finds: [Thank you for telling us.]
    leaves: [Thank you.]
`, 'own.yaml', OwnReplyCheckFile)
    const look = judged('en', readyChecks.map((pack) => pack.tag === 'en' ? joinChecks(pack, [own]) : pack))
    expect(look('Thank you for telling us about this.').find(({ rule }) => rule === 'defensive')).toMatchObject({ severity: 'error' })
  })
  test('a language without learnt weights is judged by rules alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-weights-'))
    expect(loadJudges(folder, packs)('en')).toBeUndefined()
    rmSync(folder, { recursive: true })
  })
})

const PIECES = [...Object.values(TWINS).flat(2), '“', '”', '«', '»', '\n', '> ', '[name]', '😀', '\u0000', '12,50 €', 'word', '!', '?', '…']
test.each(tags)('%s: any text gets an answer, whose findings stand in it', (tag) => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 25 }), fc.constantFrom<Channel>('email', 'chat', 'review'), (parts, channel) => {
    const text = parts.join(' ')
    for (const { kind, start, end, text: said } of looks.get(tag)!(text, channel)) if (kind === 'avoid') expect(text.slice(start, end)).toBe(said)
  }), { numRuns: 60 })
})

test.each([['one sentence', 'you should know that we '], ['many sentences', 'You should know that. '], ['open quotes', 'He said "you '], ['percentages', 'your next order 20 % '], ['percentages in sentences', 'Your next order 20 % off. ']])('a long reply costs no more than its length: %s', TIMED, (_, part) => {
  const look = looks.get('en')!
  const cost = (length: number): number => Math.min(...Array.from({ length: 3 }, () => {
    const text = part.repeat(length / part.length)
    const since = performance.now()
    look(text)
    return performance.now() - since
  }))
  cost(10_000)
  expect(cost(100_000)).toBeLessThan(40 * Math.max(1, cost(10_000)))
})
