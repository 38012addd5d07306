import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Services } from '../../src/app.ts'
import { EXAMPLES } from '../../src/workbench/examples.ts'
import { en, type Words } from '../../src/workbench/words/en.ts'
import { et } from '../../src/workbench/words/et.ts'
import { fi } from '../../src/workbench/words/fi.ts'
import { openStage, visit, type Stage } from './stage.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const WORDS = { et, fi, en }

/** Finds one thing of every kind in any letter that is long enough, so that all of them are on the page. */
const check: Services['check'] = ({ text }) => {
  const advice = { message: 'What is wrong', suggestion: 'What to write instead' }
  return {
    passed: false,
    findings: [
      { rule: 'defensive', kind: 'avoid', severity: 'error', ...advice, start: 0, end: 5, text: text.slice(0, 5) },
      { rule: 'promise', kind: 'avoid', severity: 'warning', ...advice, start: 3, end: 12, text: text.slice(3, 12) },
      { rule: 'apology', kind: 'missing', severity: 'error', ...advice }
    ]
  }
}

let stage: Stage
let open: string
let locked: string
beforeAll(async () => {
  stage = await openStage()
  open = await stage.serve({}, { check })
  locked = await stage.serve({ keys: ['workbench-key-0001'] })
})
afterAll(() => stage?.close())

/** What axe-core finds in the page as it is, in light and in dark. */
async function violations (page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const all = await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' ')))")
    found.push(...(all as string[]).map((each) => `${colorScheme}: ${each}`))
  }
  return found
}

const example = (page: Page, index: number) => page.locator('.example-row button', { hasText: EXAMPLES[index]!.title })

/** The states of the page, each reached from the one before. */
const STATES: readonly { readonly name: string, readonly reach: (page: Page, w: Words) => Promise<void> }[] = [
  { name: 'empty', reach: (page) => page.locator('.example-row').first().waitFor() },
  { name: 'a message read, a mark pointed at', reach: async (page) => {
    await example(page, 0).click()
    await page.locator('.check[aria-busy=false]').waitFor()
    await page.locator('.marked mark').nth(2).focus()
    await page.locator('.tip').waitFor()
  } },
  { name: 'both texts being edited, with findings', reach: async (page, w) => {
    await page.getByRole('button', { name: w.message.edit, exact: true }).click()
    await page.getByRole('button', { name: w.letter.edit, exact: true }).click()
    await page.locator('#reply-text').fill('Calm down. It is only a parcel.')
    await page.locator('.check li').first().waitFor()
  } },
  { name: 'the wording kept aside', reach: async (page) => {
    await page.locator('#reply-channel').selectOption('chat')
    await page.locator('.notice').waitFor()
  } },
  { name: 'a fault at a field', reach: async (page) => {
    await page.evaluate("{ const field = document.getElementById('text'); field.value = 'a'.repeat(100001); field.dispatchEvent(new Event('input', { bubbles: true })) }")
    await page.locator('#message-trouble').waitFor()
  } },
  { name: 'no complaint', reach: async (page) => {
    await page.locator('#text').fill(EXAMPLES[11]!.message.text)
    await page.locator('.verdict').waitFor()
  } },
  { name: 'a batch to come', reach: async (page, w) => {
    await page.getByRole('link', { name: w.views.many }).click()
    await page.getByRole('button', { name: w.batch.example }).click()
    await page.locator('#batch-start').waitFor()
  } },
  { name: 'a batch read, with a refusal', reach: async (page) => {
    await page.locator('#batch-text').fill(`${EXAMPLES.map(({ message }) => JSON.stringify(message)).join('\n')}\n{"text":""}\nnothing`)
    await page.locator('#batch-start').click()
    await page.locator('tbody tr').nth(13).waitFor()
  } }
]

test.each(['et', 'fi', 'en'] as const)('axe-core finds nothing in any state, in light or dark, and nothing is wider than a small phone (%s)', async (tag) => {
  const { page, faults } = await visit(stage.browser, open, { locale: tag, viewport: { width: 1280, height: 900 } })
  await page.evaluate(AXE)
  const found: string[] = []
  for (const { name, reach } of STATES) {
    await reach(page, WORDS[tag])
    found.push(...(await violations(page)).map((each) => `${name}, ${each}`))
    await page.setViewportSize({ width: 320, height: 640 })
    const width = await page.evaluate('document.documentElement.scrollWidth')
    if (width !== 320) found.push(`${name}: ${width} wide`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  expect(found).toEqual([])
  expect(faults).toEqual([])
  await page.context().close()
})

test('axe-core finds nothing where a key is asked for and refused', async () => {
  const { page, faults } = await visit(stage.browser, locked, { viewport: { width: 320, height: 640 } })
  await page.evaluate(AXE)
  await page.locator('#key').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('not-the-key')
  await page.keyboard.press('Enter')
  await page.locator('#key-wrong').waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  expect(faults).toEqual([])
  await page.context().close()
})

test('everything is done with the keyboard alone', async () => {
  const { page, faults } = await visit(stage.browser, open)
  const focused = (script: string): Promise<unknown> => page.evaluate(`(({ activeElement: at }) => ${script})(document)`)
  const tabTo = async (script: string): Promise<void> => {
    for (let count = 0; count < 120; count++) {
      await page.keyboard.press('Tab')
      if (await focused(script)) return
    }
    throw new Error(`Tab never came to ${script}`)
  }
  await page.keyboard.press('Tab')
  expect(await focused('at.className')).toBe('skip')
  await tabTo(`at.textContent.startsWith(${JSON.stringify(EXAMPLES[8]!.title)})`)
  await page.keyboard.press('Enter')
  await page.locator('.verdict').waitFor()
  await expect.poll(() => focused('at.id')).toBe('marked')
  await tabTo("at.tagName === 'MARK'")
  expect(await page.locator('.tip').count()).toBe(1)
  expect(await focused('document.getElementById(at.getAttribute("aria-describedby")).textContent.length > 5')).toBe(true)
  const marks = await page.locator('.marked mark').count()
  for (let count = 1; count < marks; count++) {
    await page.keyboard.press('Tab')
    expect(await focused('at.tagName')).toBe('MARK')
  }
  await tabTo("at.classList.contains('quote')")
  await page.keyboard.press('Enter')
  await expect.poll(() => focused('at.tagName')).toBe('MARK')
  await tabTo("at.id === 'reply-gaps'")
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  expect(await focused('at.id')).toBe('reply-level')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.locator('#reply-level').inputValue()).not.toBe('calm')
  await tabTo("at.classList.contains('gap')")
  await page.keyboard.type('Friday')
  await tabTo("at.id === 'copy-letter'")
  await page.keyboard.press('Enter')
  await page.getByText(en.letter.copied).first().waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Friday')
  // what was chosen for the page stays when it is opened again
  await page.locator('#page-language').focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('fi')
  await page.locator('#theme').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.reload()
  expect(await page.locator('html').getAttribute('lang')).toBe('fi')
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  expect(faults).toEqual([])
  await page.context().close()
})
