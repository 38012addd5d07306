import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { buildApp } from '../src/app.ts'
import { createService } from '../src/service.ts'
import { EXAMPLES } from '../src/workbench/examples.ts'
import { buildWorkbench } from './build-workbench.ts'

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url))

interface Shot { readonly file: string, readonly options: BrowserContextOptions, readonly reach: (page: Page) => Promise<void> }

const open = (page: Page, index: number): Promise<void> => page.locator('.example-row button', { hasText: EXAMPLES[index]!.title }).click()
const checked = (page: Page): Promise<void> => page.locator('.check[aria-busy=false]').waitFor()

const SHOTS: readonly Shot[] = [
  {
    file: 'workbench.png',
    options: { locale: 'en-GB', viewport: { width: 1280, height: 1040 } },
    reach: async (page) => {
      await open(page, 8)
      await checked(page)
      await page.locator('.marked mark', { hasText: 'ask my bank' }).focus()
    }
  },
  {
    file: 'workbench-dark.png',
    options: { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1280, height: 1040 } },
    reach: async (page) => {
      await open(page, 9)
      await page.getByRole('button', { name: 'Edit text', exact: true }).click()
      await page.locator('#reply-text').fill('Please calm down. As you surely know, shops are busy on Saturdays. I am sorry that you feel this way.\n\nBright & Co')
      await checked(page)
    }
  },
  {
    file: 'workbench-batch.png',
    options: { locale: 'fi-FI', viewport: { width: 1280, height: 900 } },
    reach: async (page) => {
      await page.locator('nav a[href="#batch"]').click()
      await page.locator('.tools.left button').nth(1).click()
      await page.locator('#batch-start').click()
      await page.locator('tbody tr').nth(11).waitFor()
    }
  },
  {
    file: 'workbench-phone.png',
    options: { locale: 'et-EE', viewport: { width: 390, height: 1100 } },
    reach: async (page) => {
      await open(page, 0)
      await checked(page)
    }
  }
]

const built = mkdtempSync(join(tmpdir(), 'workbench-'))
await buildWorkbench(built)
const service = await createService({ settingsFile: undefined, overridesFolder: undefined })
const app = await buildApp(service, { workbench: built })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  mkdirSync(DOCS, { recursive: true })
  for (const { file, options, reach } of SHOTS) {
    const page = await browser.newPage({ timezoneId: 'Europe/Tallinn', reducedMotion: 'reduce', ...options })
    await page.goto(address)
    await reach(page)
    await page.screenshot({ path: join(DOCS, file), animations: 'disabled' })
    await page.close()
    console.log(`docs/${file} is taken`)
  }
} finally {
  await browser.close()
  await app.close()
  await service.close?.()
  rmSync(built, { recursive: true })
}
