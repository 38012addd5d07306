import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp, type Services } from '../../src/app.ts'
import type { ScenarioList } from '../../src/contract/scenarios.ts'
import type { Reload, Reloading } from '../../src/reload.ts'
import { createService } from '../../src/service.ts'
import { printFault } from '../../src/strict-yaml.ts'
import { read, triaged } from '../http/real.ts'

const folder = mkdtempSync(join(tmpdir(), 'roastery-'))
cpSync('examples/roastery', folder, { recursive: true })
const settingsFile = join(folder, 'settings.yaml')
const file = (name: string): string => join(folder, 'own', name)
const change = (name: string, edit: (text: string) => string): void => writeFileSync(name, edit(readFileSync(name, 'utf8')))

let app: FastifyInstance
let services: Services & Reloading
const reloads: Reload[] = []
beforeAll(async () => {
  services = await createService({ settingsFile, overridesFolder: join(folder, 'own') })
  services.onReload((reload) => reloads.push(reload))
  app = await buildApp(services)
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['et', 'gift-card', 'Tere! Sain sünnipäevaks teie poe kinkekaardi, aga veebis maksta sellega ei saa: kirjutab, et kinkekaart ei kehti. Väga piinlik. Mari Tamm'],
  ['et', 'gift-card', 'kinkekaardil polnud raha peal, kuigi ostsin ta alles eile. mis nali see on'],
  ['et', 'subscription', 'Peatasin oma püsitellimuse juba augustis, aga eile tuli jälle pakk ja arve. Ei ole tore. Jaan'],
  ['et', 'subscription', 'Minu kohvitellimus tuli sel kuul topelt ja raha võeti ka kaks korda!'],
  ['fi', 'gift-card', 'Hei, sain teiltä lahjakortin, mutta lahjakortti ei kelpaa verkkokaupassanne. Todella noloa. Terv. Liisa Virtanen'],
  ['fi', 'gift-card', 'En saa käytettyä lahjakorttia mitenkään, koodia ei hyväksytä. Onpa hieno lahja.'],
  ['fi', 'subscription', 'Laitoin kestotilauksen tauolle kesäksi ja silti tuli kolme pakettia. Ei näin! Pekka Virtanen'],
  ['fi', 'subscription', 'Peruin kahvitilaukseni toukokuussa, ja te laskutatte yhä. Rahat takaisin.'],
  ['en', 'gift-card', 'Hello, the gift card I was given was rejected at your checkout, three times. So embarrassing. Ann Lee'],
  ['en', 'gift-card', "I can't use the gift voucher you sold me last week, it says the code is invalid."],
  ['en', 'subscription', 'I paused my subscription in May and you still sent me a parcel and took £14.50. Not happy. Tom Green'],
  ['en', 'subscription', 'My coffee subscription was charged twice this month. Sort it out please.']
])('%s: %s is concluded from «%s»', async (language, scenario, text) => {
  const triage = await triaged(app, { text })
  expect(triage).toMatchObject({ language: { code: language }, complaint: true, scenario: { id: scenario }, draft: { template: scenario, language } })
  expect(triage.evidence.some((evidence) => evidence.scenario === scenario)).toBe(true)
  expect(triage.draft!.body).toContain('UUSKOHV')
  expect(triage.draft!.body).toMatch(/10 ?%/)
  expect(triage.draft!.body).not.toMatch(/\b(?:Te|Teie|Teile|Teil|Teid)\b|\b[Tt]eidän\b|\b[Tt]eille\b/)
})

test.each([
  ['Tere! Kas teil kinkekaarte ka müüakse? Aitäh, Anu', 'et'],
  ['Hei! Voiko teiltä ostaa lahjakortin? Kiitos, Anu', 'fi'],
  ['Hi! How do I put my subscription on hold over the summer? Thanks, Ann', 'en']
])('a question is no complaint: %s', async (text, language) => expect(await triaged(app, { text })).toMatchObject({ complaint: false, language: { code: language } }))

test.each([
  ['Minu pakk pidi tulema kaks nädalat tagasi, aga siiani pole midagi. Maksin kinkekaardiga. Kus see on?', 'delivery-delay'],
  ['Tilasin espressopapuja, mutta lähetitte suodatinjauhatusta. Maksoin lahjakortilla.', 'wrong-item']
])('a bare mention leaves the matter as it is: %s', async (text, id) => expect((await triaged(app, { text })).scenario).toMatchObject({ id }))

test('as a second matter it is answered too', async () => {
  const { secondary, draft } = await triaged(app, { text: 'My parcel was due two weeks ago and has still not arrived. Where is it?! I ordered it, I paid for it, and nothing ever came. By the way, my gift card is invalid too.', language: 'en' })
  const both = [draft!.template, ...secondary.map(({ id }) => id)]
  expect(both).toEqual(expect.arrayContaining(['gift-card', 'delivery-delay']))
})

test('own words: a carrier, goods, an insult', async () => {
  const triage = await triaged(app, { text: 'Rattaposti tõi mulle vale kohvi. See hommikusegu on mingi solgivesi! Tellimus 20931.' })
  expect(triage.entities).toContainEqual(expect.objectContaining({ type: 'carrier', value: 'Rattaposti' }))
  expect(triage.anger.signs).toContainEqual(expect.objectContaining({ id: 'swearing', evidence: [expect.objectContaining({ text: 'solgivesi' })] }))
})

test('the scenarios are listed with their replies', async () => {
  const { scenarios } = read<ScenarioList>(await app.inject('/v1/scenarios'))
  expect(scenarios.filter(({ builtIn }) => !builtIn).map(({ id, languages }) => [id, Object.keys(languages)])).toEqual([
    ['gift-card', ['en', 'et', 'fi']], ['subscription', ['en', 'et', 'fi']]
  ])
})

describe('while it runs', () => {
  const text = 'Kinkekaart ei kehti!'
  const GIFT = 'templates/et/replies/gift-card.md'

  test('a changed sentence is taken up, and the engine has another version', async () => {
    const before = await triaged(app, { text })
    change(file(GIFT), (reply) => reply.replaceAll('kinkekaart alt vedas', 'kaardiga nii läks'))
    await services.reload()
    const after = await triaged(app, { text })
    expect(after.draft!.body).toContain('Mul on kahju, et kaardiga nii läks.')
    expect(after.engine).not.toBe(before.engine)
    expect(reloads.at(-1)).toMatchObject({ ok: true, faults: [], engine: services.engine })
    expect(read<{ engine: string }>(await app.inject('/readyz')).engine).toBe(services.engine)
  })

  test('so is a setting, and a keyword', async () => {
    change(settingsFile, (settings) => settings.replace('UUSKOHV', 'SUVEKOHV').replace('high: 4', 'high: 2'))
    change(file('languages/et/roastery.yaml'), (rules) => rules.replace('[kinkekaar*, kinkekood*]', '[kinkekaar*, kinkekood*, kinkepilet*]'))
    await services.reload()
    const { scenario, draft } = await triaged(app, { text: 'Kinkepilet ei kehti enam, kuigi ostsin selle alles eile!' })
    expect(scenario).toMatchObject({ id: 'gift-card' })
    expect(draft!.body).toContain('SUVEKOHV')
  })

  test.each([
    ['a fault in a reply', () => change(file(GIFT), (reply) => reply.replace('{{ actionTaken }}', '{{ actionTakn }}')), /own\/templates\/et\/replies\/gift-card\.md:20:23: there is no placeholder 'actionTakn'; write actionTaken/],
    ['a fault in a rule', () => change(file('languages/et/roastery.yaml'), (rules) => rules.replace('scenario: subscription', 'scenario: subscribtion')), /own\/languages\/et\/roastery\.yaml:\d+:\d+: no scenario 'subscribtion'; write 'subscription'/],
    ['an example that does not hold', () => change(file('languages/en/roastery.yaml'), (rules) => rules.replace('I paid with a bank card.', 'I paid with a gift card.')), /en\/roastery\.yaml:\d+:\d+: the rule finds this, and should not: I paid with a \[\[gift card\]\]\.; /],
    ['a fault in the settings', () => change(settingsFile, (settings) => settings.replace('compensation:', 'compensaton:')), /settings\.yaml:\d+:1: unknown key 'compensaton'; write 'compensation'/],
    ['a file in no known encoding', () => writeFileSync(file('templates/et/parts/closing.md'), Buffer.from('Head p\xe4eva\n', 'latin1')), /closing\.md:1:7: a letter here is not written in UTF-8; save the file as UTF-8/],
    ['a file with an ending that is not read', () => writeFileSync(file('languages/et/more.yml'), 'rules: []\n'), /more\.yml:1:1: nothing is read here; name it languages\/TAG\/NAME\.yaml/],
    ['a folder that is gone', () => rmSync(join(folder, 'own'), { recursive: true }), /own:1:1: cannot be read: it is not there/]
  ])('%s is refused, and all stays as it was', async (_, spoil, message) => {
    const kept = join(tmpdir(), `kept-${process.pid}`)
    cpSync(folder, kept, { recursive: true })
    const before = await triaged(app, { text })
    // something sound beside the fault is not taken up either
    change(file('templates/et/replies/subscription.md'), (reply) => reply.replace('Aitäh, et andsid teada.', 'Aitäh teatamast.'))
    spoil()
    await services.reload()
    expect(reloads.at(-1)!.ok).toBe(false)
    expect(reloads.at(-1)!.faults.map(printFault).join('\n')).toMatch(message)
    const after = await triaged(app, { text })
    expect({ ...after, id: '', priority: '' }).toEqual({ ...before, id: '', priority: '' })
    expect(JSON.stringify(await triaged(app, { text: 'Minu kohvitellimus tuli topelt.' }))).toContain('Aitäh, et andsid teada.')
    expect(read<{ status: string }>(await app.inject('/readyz')).status).toBe('ready')
    rmSync(join(folder, 'own'), { recursive: true, force: true })
    cpSync(kept, folder, { recursive: true })
    rmSync(kept, { recursive: true })
    await services.reload()
    expect(reloads.at(-1)).toMatchObject({ ok: true, engine: services.engine })
    expect((await triaged(app, { text })).engine).toBe(before.engine)
  })

  test('requests are answered meanwhile', async () => {
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 1)
    change(file('languages/et/entities.yaml'), (words) => words.replace('hommikusegu~', 'hommikusegu~, õhtusegu~'))
    change(file('languages/et/roastery.yaml'), (rules) => `${rules}\n`)
    await services.reload()
    clearInterval(beat)
    expect(reloads.at(-1)!.ok).toBe(true)
    // compiling the built-in packs again would take half a second and more
    expect(longest).toBeLessThan(400)
  })
})
