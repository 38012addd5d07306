import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { buildWorkbench } from '../../scripts/build-workbench.ts'
import { buildApp, type AppOptions, type Services } from '../../src/app.ts'
import { createService } from '../../src/service.ts'

/** Debian's; set CHROMIUM for one that is elsewhere. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

export interface Stage {
  readonly browser: Browser
  readonly services: Services
  /** Address of a service with the page; each call starts one more. */
  serve (options?: AppOptions, services?: Partial<Services>): Promise<string>
  close (): Promise<void>
}

/** A browser, and the page built and served by the real service. */
export async function openStage (): Promise<Stage> {
  if (!existsSync(CHROMIUM)) throw new Error(`The tests of the workbench need a browser: apt-get install chromium (looked for ${CHROMIUM}; CHROMIUM names another).`)
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'))
  const [browser, services] = await Promise.all([
    chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }),
    createService({ settingsFile: undefined, overridesFolder: undefined } as Parameters<typeof createService>[0]),
    buildWorkbench(folder)
  ])
  const apps: FastifyInstance[] = []
  return {
    browser,
    services,
    async serve (options = {}, overrides = {}) {
      const app = await buildApp({ ...services, ...overrides }, { ...options, workbench: folder })
      apps.push(app)
      return app.listen({ port: 0, host: '127.0.0.1' })
    },
    async close () {
      await browser.close()
      await Promise.all(apps.map((app) => app.close()))
      await services.close?.()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** A page and what went wrong on it: errors, refusals by its policy, requests to strangers. */
export interface Visit { readonly page: Page, readonly faults: string[] }

/** Opens `address` as a visitor with these settings would; a `faults` that is not empty at the end is a fault of the page. */
export async function visit (browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en', timezoneId: 'Europe/Tallinn', permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1360, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(5000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text()}`) })
  page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss() })
  page.on('request', (request) => { if (!request.url().startsWith(address) && !request.url().startsWith('blob:')) faults.push(`stranger: ${request.url()}`) })
  await page.addInitScript("addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))")
  await page.goto(address)
  return { page, faults }
}
