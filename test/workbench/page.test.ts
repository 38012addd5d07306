import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft, Triage } from '../../src/contract/answer.ts'
import { TEXT_LIMIT } from '../../src/contract/request.ts'
import { EXAMPLES } from '../../src/workbench/examples.ts'
import { en, type Words } from '../../src/workbench/words/en.ts'
import { et } from '../../src/workbench/words/et.ts'
import { fi } from '../../src/workbench/words/fi.ts'
import { openStage, visit, type Stage, type Visit } from './stage.ts'

let stage: Stage
let address: string
beforeAll(async () => {
  stage = await openStage()
  address = await stage.serve()
})
afterAll(() => stage?.close())

/** What is used of the browser's fields; the tests are compiled without its types. */
interface Field { value: string, readonly selectionStart: number, readonly selectionEnd: number }

const WORDS = { et, fi, en }
type Tag = keyof typeof WORDS

/** A visit that ends, and had no fault. */
async function during (options: Parameters<typeof visit>[2], act: (visit: Visit) => Promise<void>, at = address): Promise<void> {
  const here = await visit(stage.browser, at, options)
  try {
    await act(here)
    expect(here.faults).toEqual([])
  } finally {
    await here.page.context().close()
  }
}

/** Pastes as people do: through the clipboard. */
async function paste (page: Page, text: string, into = '#text'): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await page.locator(into).focus()
  await page.keyboard.press('Control+V')
}
/** Puts text into the field that no keyboard types. */
const put = (page: Page, text: string): Promise<unknown> =>
  page.evaluate(`{ const field = document.getElementById('text'); field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input', { bubbles: true })) }`)
const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** The checked letter: nothing is being waited for. */
const settled = async (page: Page): Promise<void> => { await page.locator('.check[aria-busy=false]').waitFor() }

const triaged = async (example: (typeof EXAMPLES)[number]): Promise<Triage> => await stage.services.triage(example.message, new Date())

/** What each mark of the text covers, with what it is said to stand for. */
const marksOf = (page: Page): Promise<{ words: string, says: string, kinds: string[] }[]> => page.evaluate(`[...document.querySelectorAll('.marked mark')].map((mark) => ({
  words: mark.textContent, says: document.getElementById(mark.getAttribute('aria-describedby')).textContent, kinds: [...new Set([...mark.querySelectorAll('.ev')].map(({ classList }) => classList[1]))]
}))`)

describe.each(['et', 'fi', 'en'] as const)('in %s', (tag) => {
  const w: Words = WORDS[tag]
  const [example] = EXAMPLES.filter(({ language }) => language === tag)
  const DISMISSIVE: Record<Tag, string> = { et: 'Rahunege maha.', fi: 'Rauhoittukaa.', en: 'Calm down.' }

  test('a pasted message shows all that the service concludes, and the draft', () => during({ locale: tag }, async ({ page }) => {
    const { message } = example!
    const triage = await triaged(example!)
    await page.locator('#subject').fill(message.subject!)
    expect(await page.locator('#subject').inputValue()).toBe(message.subject)
    const asked = page.waitForRequest((request) => request.url().endsWith('/v1/triage'))
    await paste(page, message.text)
    expect((await asked).postDataJSON()).toMatchObject({ subject: message.subject, text: message.text })
    await page.locator('.verdict').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(tag)
    expect(await page.evaluate('document.activeElement.id')).toBe('marked')

    const title = stage.services.scenarios().scenarios.find(({ id }) => id === triage.scenario!.id)!.languages[tag]!.title
    expect(await page.locator('.verdict h3').textContent()).toBe(title)
    expect(await page.locator('.bars').first().locator('li').count()).toBeGreaterThanOrEqual(4)
    expect(await page.locator('.verdict').textContent()).toContain(w.levels[triage.anger.level])
    expect(await page.locator('.verdict').textContent()).toContain(w.priorities[triage.priority.level])
    expect(await page.locator('.verdict time').getAttribute('datetime')).toBeTruthy()
    expect(await page.locator('.signs li:not(.absent)').count()).toBe(triage.anger.signs.length)
    expect(await page.locator('.signs li').count()).toBe(5)
    if (triage.supply) expect(await page.locator('.found').textContent()).toContain(w.supplies[triage.supply.id])
    for (const { id } of triage.demands) expect(await page.locator('.found').textContent()).toContain(w.demands[id])
    for (const { reason } of triage.escalation) expect(await page.locator('.found').textContent()).toContain(w.escalations[reason])
    for (const { value } of triage.entities) expect(await page.locator('.found').innerText()).toContain(value)

    // every word of evidence stands marked, and the text is still the text
    expect(await page.locator('.marked .words').textContent()).toBe(message.text)
    const marks = await marksOf(page)
    const inText = <T extends { in?: 'subject' }>(all: readonly T[]): T[] => all.filter((each) => each.in === undefined)
    for (const quote of inText([...triage.evidence, ...triage.anger.signs.flatMap(({ evidence }) => evidence), ...triage.demands.flatMap(({ evidence }) => evidence), ...triage.supply?.evidence ?? []])) {
      expect(marks.some(({ words }) => words.includes(quote.text))).toBe(true)
    }
    for (const sign of triage.anger.signs) expect(marks.some(({ says, kinds }) => says.includes(w.signOf(w.signs[sign.id])) && kinds.includes('ev-anger'))).toBe(true)
    expect(await page.locator('.sheet').getAttribute('lang')).toBe(tag)
    expect(await page.locator('.sheet .gap').count()).toBe(triage.draft!.missing.length)
    expect(await page.locator('#reply-subject').inputValue()).toBe(triage.draft!.subject)
  }))

  test('gaps are filled in place, facts tell where they came from, and the letter is copied whole', () => during({ locale: tag }, async ({ page }) => {
    await page.locator('.example-row button', { hasText: example!.title }).click()
    await page.locator('.sheet').waitFor()
    const draft = (await triaged(example!)).draft!
    const gaps = page.locator('.sheet .gap')
    const [first] = draft.missing
    expect(await gaps.first().getAttribute('aria-label')).toBe(first!.label)
    await gaps.first().fill('XYZ-123 <b>')
    expect(await page.locator('.below .open').innerText()).toBe(w.letter.open(draft.missing.length - draft.missing.filter(({ name }) => name === first!.name).length))
    await gaps.first().press('Enter')
    expect(await page.evaluate('document.activeElement.className')).toBe('gap')
    await page.locator('.sheet mark').first().focus()
    expect(await page.locator('.tip').textContent()).toContain(w.letter.sources.text)
    await page.keyboard.press('Escape')
    expect(await page.locator('.tip').count()).toBe(0)
    await page.locator('#copy-letter').click()
    await page.getByText(w.letter.copied).first().waitFor()
    expect(await clipboard(page)).toBe(draft.missing.filter(({ name }) => name === first!.name).reduceRight((text, { start, end }) => `${text.slice(0, start)}XYZ-123 <b>${text.slice(end)}`, draft.body))
    await page.locator('#copy-subject').click()
    await expect.poll(() => clipboard(page)).toBe(draft.subject)
  }))

  test('editing the letter runs the check, which marks its findings in place with a suggestion', () => during({ locale: tag }, async ({ page }) => {
    await page.locator('.example-row button', { hasText: example!.title }).click()
    await page.locator('.sheet').waitFor()
    await button(page, w.letter.edit).click()
    const field = page.locator('#reply-text')
    await field.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type(`${DISMISSIVE[tag]}\n`)
    const row = page.locator('.check li.error', { hasText: DISMISSIVE[tag].slice(0, -1) })
    await row.waitFor()
    expect(await page.locator('.field .backdrop .ev-error').first().textContent()).toContain(DISMISSIVE[tag].slice(0, -1))
    expect(await page.locator('#check-state').textContent()).toContain(w.check.failed)
    await row.locator('button').click()
    expect(await field.evaluate((node: Field) => node.value.slice(node.selectionStart, node.selectionEnd))).toContain(DISMISSIVE[tag].slice(0, -1))
    await button(page, w.letter.fill).click()
    const mark = page.locator('.sheet mark', { hasText: DISMISSIVE[tag].slice(0, -1) })
    await mark.hover()
    expect((await page.locator('.tip em').innerText()).length).toBeGreaterThan(5)
  }))

  test('another scenario, supply, channel, level, language or way with gaps, and the draft follows', () => during({ locale: tag }, async ({ page }) => {
    await page.locator('.example-row button', { hasText: example!.title }).click()
    await page.locator('.sheet').waitFor()
    const body = (): Promise<string | null> => page.locator('.sheet').textContent()
    const drafts: Draft[] = []
    const asked: unknown[] = []
    page.on('request', (request) => { if (request.url().endsWith('/v1/drafts')) asked.push(request.postDataJSON()) })
    page.on('response', async (response) => { if (response.url().endsWith('/v1/drafts')) drafts.push(await response.json() as Draft) })
    const pick = async (id: string, value: string): Promise<Draft> => {
      const before = drafts.length
      await page.locator(id).selectOption(value)
      await expect.poll(() => drafts.length).toBe(before + 1)
      return drafts.at(-1)!
    }
    const other = tag === 'en' ? 'fi' : 'en'
    expect(await pick('#reply-scenario', 'wrong-item')).toMatchObject({ template: 'wrong-item', language: tag })
    // what was read is left to the service, whose settings may know better
    expect(asked.at(-1)).not.toHaveProperty('supply')
    const work = await pick('#reply-supply', 'work')
    expect(asked.at(-1)).toMatchObject({ supply: 'work' })
    expect((await pick('#reply-supply', 'goods')).body).not.toBe(work.body)
    expect(await pick('#reply-channel', 'chat')).toMatchObject({ template: 'wrong-item', channel: 'chat', subject: null })
    await expect.poll(() => page.locator('#reply-subject').count()).toBe(0)
    const calm = await pick('#reply-level', 'calm')
    expect((await pick('#reply-level', 'furious')).body).not.toBe(calm.body)
    expect((await pick('#reply-gaps', 'omit')).missing).toEqual([])
    const last = await pick('#reply-language', other)
    expect(last).toMatchObject({ language: other, channel: 'chat', template: 'wrong-item', missing: [] })
    await expect.poll(body).toBe(last.body)
    expect(await page.locator('.sheet').getAttribute('lang')).toBe(other)
  }))
})

test('all twelve examples are read in their own language, as what they are', async () => {
  expect(EXAMPLES.map(({ language }) => language).sort().join()).toBe('en,en,en,en,et,et,et,et,fi,fi,fi,fi')
  const triages = await Promise.all(EXAMPLES.map(triaged))
  expect(triages.map(({ language }) => language.code)).toEqual(EXAMPLES.map(({ language }) => language))
  expect(triages.filter(({ complaint }) => !complaint).length).toBe(1)
  expect(new Set(triages.map(({ scenario }) => scenario?.id)).size).toBeGreaterThanOrEqual(8)
  expect(new Set(triages.map(({ anger }) => anger.level)).size).toBe(4)
})

test('what the letter leaves out is marked as uncertain, and another draft leaves it out too', () => during({}, async ({ page }) => {
  const text = 'Stop ringing me. I asked you in March to delete my number and everything you hold on me, and again in June. Put it in writing that it is done, please do not call. Una Doyle'
  const { demands, draft } = await stage.services.triage({ text, language: 'en' }, new Date())
  const left = demands.filter(({ id }) => !draft!.addresses.demands.includes(id))
  expect(left.length).toBeGreaterThan(0)
  await paste(page, text)
  await page.locator('.verdict').waitFor()
  for (const { id } of left) expect(await page.locator('.found li', { hasText: en.demands[id] }).locator('small').textContent()).toContain(en.findings.unsure)
  expect(await page.locator('.found dd').first().locator('small').count()).toBe(left.length)
  const asked = page.waitForRequest((request) => request.url().endsWith('/v1/drafts'))
  await page.locator('#reply-channel').selectOption('chat')
  expect((await asked).postDataJSON()).toMatchObject({ demands: draft!.addresses.demands, escalation: draft!.addresses.escalation })
}))

test('an agent’s own wording survives a new draft', () => during({}, async ({ page }) => {
  await page.locator('.example-row button', { hasText: 'The sofa' }).click()
  await button(page, en.letter.edit).click()
  await page.locator('#reply-text').fill('My very own words.')
  await page.locator('#reply-scenario').selectOption('other')
  await button(page, en.letter.bringBack).click()
  await expect.poll(() => page.locator('#reply-text').inputValue()).toBe('My very own words.')
}))

test('what was typed into a gap stays when the draft is written anew', () => during({}, async ({ page }) => {
  await page.locator('.example-row button', { hasText: 'The sofa' }).click()
  await page.locator('.sheet .gap[aria-label="where the order is"]').fill('in the depot at Leeds')
  await page.locator('#reply-level').selectOption('furious')
  await expect.poll(() => page.locator('.sheet').innerText()).toContain('in the depot at Leeds')
}))

test('typing asks after a pause, and an answer to older words is dropped', () => during({}, async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => { if (request.url().endsWith('/v1/triage')) asked.push((request.postDataJSON() as { text: string }).text) })
  await page.route('**/v1/triage', async (route) => {
    // the first answer is late
    if (asked.length === 1) await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue().catch(() => undefined)
  })
  // letter by letter, and so fast that no busy machine makes a pause between two
  const type = (words: string): Promise<unknown> => page.evaluate(`{
    const field = document.querySelector('#text')
    for (const letter of ${JSON.stringify(words)}) {
      field.value += letter
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }`)
  await type('My parcel is late')
  await expect.poll(() => asked.length).toBe(1)
  await type(' and it is the wrong colour')
  await expect.poll(() => page.locator('.verdict h3').count()).toBe(1)
  await page.waitForTimeout(700)
  expect(asked).toEqual(['My parcel is late', 'My parcel is late and it is the wrong colour'])
  expect(await page.locator('#text').inputValue()).toBe(asked[1])
  await button(page, en.message.show).click()
  expect(await page.locator('.marked .words').textContent()).toBe(asked[1])
}))

test('a mail is read as mail, and edited as its text', () => during({}, async ({ page }) => {
  const mail = readFileSync('test/fixtures/mail/windows-1257-8bit.eml')
  const dropped = await page.evaluateHandle(`{
    const files = new DataTransfer()
    files.items.add(new File([Uint8Array.from(atob('${mail.toString('base64')}'), (each) => each.charCodeAt(0))], 'kiri.eml'))
    files
  }`)
  await page.locator('body').dispatchEvent('dragover', { dataTransfer: dropped })
  await page.getByText(en.message.dropHere).waitFor()
  await page.locator('body').dispatchEvent('drop', { dataTransfer: dropped })
  await page.locator('.verdict').waitFor()
  const expected = await stage.services.triage({ text: mail.toString('latin1'), format: 'eml' }, new Date())
  expect(await page.locator('.marked .words').textContent()).toBe(expected.text)
  expect(await page.locator('.marked h3').textContent()).toBe(expected.subject)
  await button(page, en.message.edit).click()
  expect(await page.locator('#text').inputValue()).toBe(expected.text)
}))

test('the curl line asks the same in a shell, and JSON is the bare answer', () => during({}, async ({ page }) => {
  await paste(page, "It's late. Where's my parcel? `id` $(id) 'x' \"y\" \\ õ")
  await page.locator('.verdict').waitFor()
  await page.locator('#copy-curl').click()
  await page.getByText(en.letter.copied).first().waitFor()
  const line = await clipboard(page)
  const answer = JSON.parse((await promisify(execFile)('sh', ['-c', line])).stdout) as Triage
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#download-json').click()])
  const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as Triage
  expect(saved).toMatchObject({ evidence: answer.evidence, anger: answer.anger, scenario: answer.scenario })
  expect(answer.scenario?.id).toBe('delivery-delay')
}))

test.each([
  { name: 'what is no complaint', text: 'Thank you, the lamp is lovely!', says: en.findings.noComplaint },
  { name: 'a language that is not read', text: 'Labdien! Kur ir mans sūtījums? Gaidu jau divas nedēļas.', says: en.findings.unread }
])('$name gets no draft until a scenario is chosen', ({ text, says }) => during({}, async ({ page }) => {
  await paste(page, text)
  await page.locator('.verdict').waitFor()
  expect(await page.locator('.verdict h3').innerText()).toBe(says)
  expect(await page.locator('#letter').innerText()).toContain(en.letter.none)
  await page.locator('#reply-scenario').selectOption('other')
  await page.locator('.sheet').waitFor()
}))

describe('faults', () => {
  test('a message that is too long is told at its field, in the language of the page', () => during({ locale: 'et' }, async ({ page }) => {
    await put(page, 'a '.repeat(TEXT_LIMIT / 2 + 1))
    await page.locator('#message-trouble').waitFor()
    expect(await page.locator('#message-trouble').innerText()).toContain(et.trouble.tooLong('100,002', '100,000'))
    expect(await page.locator('#text').getAttribute('aria-describedby')).toBe('message-trouble')
    await page.locator('#text').fill('Kus mu pakk on?')
    await page.locator('.verdict').waitFor()
    expect(await page.locator('#message-trouble').count()).toBe(0)
  }))

  test('a service that cannot be reached, then can', () => during({}, async ({ page }) => {
    await page.route('**/v1/triage', (route) => route.abort())
    await paste(page, 'My parcel is late.')
    await page.getByText(en.trouble.network).waitFor()
    await page.unroute('**/v1/triage')
    await button(page, en.trouble.retry).click()
    await page.locator('.verdict').waitFor()
  }))
})

describe('hostile messages stay text', () => {
  test.each([
    { name: 'markup', text: '<img src=x onerror=alert(1)><script>alert(2)</script> <a href="javascript:alert(3)">link</a> & &lt;b&gt;' },
    { name: 'template code', text: '{{ 7*7 }} {% raw %} ${alert(1)} <%= 1 %> [customer\'s name]' },
    { name: 'marks that turn the direction', text: '\u202eback to front\u202c \u2066and\u2069 \u200fلم يصل الطرد\u200f' },
    { name: 'control characters and lone surrogates', text: 'one\u0001\u0008\ud800 two \ufeff\u2028 three' },
    { name: 'names of prototypes', text: '__proto__ constructor toString' }
  ])('$name', ({ text: words }) => during({}, async ({ page }) => {
    const text = `My parcel is late and nobody answers me. ${words} Where is my parcel?`
    await put(page, text)
    await page.locator('.verdict').waitFor()
    await button(page, en.message.show).click()
    const shown = (await page.locator('.marked .words').textContent())!
    expect(shown.isWellFormed() ? shown : shown.toWellFormed()).toBe(text.toWellFormed())
    expect(await page.locator('.marked img, .marked script, .marked a, .marked b').count()).toBe(0)
    await page.locator('.sheet .gap').first().fill(text)
    await button(page, en.letter.edit).click()
    await page.locator('#reply-text').fill(text)
    await settled(page)
    expect(await page.locator('.card img, .card script, .backdrop a, .backdrop b').count()).toBe(0)
    expect(await page.evaluate('Object.keys(localStorage).concat(Object.values(localStorage)).join()')).not.toContain('parcel')
  }))

  test('100,000 characters', () => during({}, async ({ page }) => {
    const text = 'My parcel is late and I am angry!\n'.repeat(TEXT_LIMIT / 34).padEnd(TEXT_LIMIT, '!')
    await put(page, text)
    await page.locator('.verdict').waitFor({ timeout: 10_000 })
    await button(page, en.message.show).click()
    expect((await page.locator('.marked .words').textContent())?.length).toBe(TEXT_LIMIT)
  }))
})

describe('the key', () => {
  const keys = ['workbench-key-0001']

  test('is asked for, refused, taken, kept for the tab and forgotten', async () => {
    const locked = await stage.serve({ keys })
    await during({}, async ({ page }) => {
      await page.locator('#key').waitFor()
      expect(await page.evaluate('document.activeElement.id')).toBe('key')
      await page.keyboard.type('a wrong key, much too long')
      await page.keyboard.press('Enter')
      await page.getByText(en.key.wrong).waitFor()
      await page.locator('#key').fill(keys[0]!)
      await page.keyboard.press('Enter')
      await page.locator('.key').waitFor({ state: 'detached' })
      await page.locator('.example-row button', { hasText: 'The sofa' }).click()
      await page.locator('.sheet').waitFor()
      await page.locator('#copy-curl').click()
      await page.getByText(en.letter.copied).first().waitFor()
      expect(await clipboard(page)).toContain('$API_KEY')
      expect(await clipboard(page)).not.toContain(keys[0])
      expect(await page.evaluate('Object.entries(localStorage).join() + document.cookie')).not.toContain(keys[0])
      await page.reload()
      await page.locator('.example-row').first().waitFor()
      expect(await page.locator('#key').count()).toBe(0)
      const other = await page.context().newPage()
      await other.goto(locked)
      await other.locator('#key').waitFor()
      await button(page, en.key.forget).click()
      await page.reload()
      await page.locator('#key').waitFor()
    }, locked)
  })
})

describe('many messages', () => {
  test.each(['et', 'fi', 'en'] as const)('are read, counted, listed, sorted and saved (%s)', (tag) => during({ locale: tag }, async ({ page }) => {
    const w = WORDS[tag].batch
    await page.getByRole('link', { name: WORDS[tag].views.many }).click()
    const lines = [...EXAMPLES.map(({ message }, index) => JSON.stringify({ ...message, reference: `ZD-${index}` })), 'not json', '{"text":"=HYPERLINK(1) where is my parcel","reference":"=1+1"}', '{"text":""}', '{"words":1}']
    await page.locator('#batch-text').fill(lines.join('\n'))
    await page.locator('#batch-start').click()
    await page.getByText(w.failed(3)).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(lines.length)
    expect(await page.locator('tbody tr.refused').count()).toBe(3)
    expect(await page.locator('.chart').count()).toBe(3)
    expect(await page.locator('.chart').nth(2).locator('.figure').allInnerTexts()).toEqual(['5', '4', '4'])
    await page.getByRole('button', { name: w.columns.anger, exact: true }).click()
    expect(await page.locator('tbody tr').first().innerText()).toContain(WORDS[tag].levels.furious)
    expect(await page.locator('th[aria-sort=descending]').textContent()).toContain(w.columns.anger)
    const save = async (id: string): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator(id).click()])
      return readFileSync(await file.path(), 'utf8')
    }
    const answers = (await save('#download-ndjson')).trim().split('\n').map((line) => JSON.parse(line) as { status?: number, triage?: Triage })
    expect(answers.map(({ status }) => status)).toEqual([...EXAMPLES.map(() => 200), undefined, 200, 422, 422])
    expect(answers[3]!.triage!.reference).toBe('ZD-3')
    expect(await save('#download-csv')).toContain("\r\n'=1+1;'=HYPERLINK(1)")
    await page.getByRole('button', { name: w.openOne('2'), exact: true }).click()
    await page.locator('.verdict').waitFor()
    expect(await page.locator('.marked .words').textContent()).toBe(EXAMPLES[1]!.message.text)
  }))

  test('go fifty at a time, can be stopped, and come as files of three kinds', () => during({}, async ({ page }) => {
    await page.goto(`${address}/#batch`)
    const csv = `Reference;Text;Channel\r\n${Array.from({ length: 115 }, (_, index) => `A-${index};"Where is my parcel; number ${index}?";chat`).join('\r\n')}`
    await page.locator('#batch-files').setInputFiles([
      { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
      { name: 'b.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from('{"text":"Missä pakettini on?"}\n') },
      { name: 'c.eml', mimeType: 'message/rfc822', buffer: readFileSync('test/fixtures/mail/gmail-reply-et.eml') }
    ])
    await page.getByText(en.batch.ready(117)).waitFor()
    const sizes: number[] = []
    let waiting: (() => void) | undefined
    await page.route('**/v1/triage/batch', async (route) => {
      sizes.push((route.request().postDataJSON() as { messages: unknown[] }).messages.length)
      if (sizes.length === 2) await new Promise<void>((resolve) => { waiting = resolve })
      await route.continue().catch(() => undefined)
    })
    await page.locator('#batch-start').click()
    await page.getByText(en.batch.progress(50, 117)).waitFor()
    expect(await page.locator('progress').getAttribute('value')).toBe('50')
    await button(page, en.batch.stop).click()
    waiting?.()
    await page.getByText(en.batch.stopped).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(50)
    await button(page, en.batch.clear).click()
    await page.locator('#batch-text').fill(csv)
    sizes.length = 0
    sizes.push(0, 0)
    await page.locator('#batch-start').click()
    await page.getByText(/115 messages read in/).waitFor()
    expect(sizes.slice(2)).toEqual([50, 50, 15])
    expect(await page.locator('tbody tr').count()).toBe(100)
    await button(page, en.batch.next).click()
    expect(await page.locator('tbody tr').count()).toBe(15)
  }))
})
