import { SCENARIOS } from '../core/findings.ts'
import type { Channel } from '../core/message.ts'
import { createDrafter, type ReplyTemplates } from '../drafts/index.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import { situationsOf } from './situations.ts'

/** The lines of drafts in one language, each once, every wording among them; and whether the company allows compensation. */
export function linesOfDrafts (templates: ReplyTemplates, tag: string): { readonly text: string, readonly channel: Channel, readonly allows: boolean }[] {
  const lines = new Map<string, { readonly text: string, readonly channel: Channel, readonly allows: boolean }>()
  for (const formality of ['formal', 'informal'] as const) {
    for (const allows of [false, true]) {
      const write = createDrafter(new Map([[tag, templates.get(tag)!]]), { ...DEFAULT_SETTINGS, formality, compensation: { allowed: allows } })
      for (const scenario of SCENARIOS) {
        for (const situation of situationsOf(scenario, 'short')) {
          if (situation.allows !== allows || situation.input.gaps === 'mark') continue
          const { body, channel } = write({ ...situation.input, language: tag, scenario, text: '', values: situation.facts })!
          for (const text of body.split('\n')) if (text.trim() !== '' && !lines.has(text)) lines.set(text, { text, channel, allows })
        }
      }
    }
  }
  return [...lines.values()]
}
