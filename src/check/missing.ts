import type { Shape } from '../drafts/index.ts'
import type { MissingRule } from './schema.ts'

export type Severity = 'error' | 'warning'

/** What it means that a part is missing from a letter, a chat line, a public answer; null: it need not be there. */
export const WANTED: Readonly<Record<MissingRule, Readonly<Record<Shape, Severity | null>>>> = {
  greeting: { letter: 'error', chat: null, public: null },
  signature: { letter: 'error', chat: null, public: null },
  thanks: { letter: 'warning', chat: null, public: null },
  apology: { letter: 'error', chat: 'error', public: 'error' },
  empathy: { letter: 'warning', chat: null, public: null },
  responsibility: { letter: 'warning', chat: null, public: null },
  // asked for by the complaint, or not wanted at all
  explanation: { letter: 'error', chat: 'error', public: 'error' },
  prevention: { letter: 'warning', chat: null, public: null },
  'next-step': { letter: 'error', chat: 'error', public: null },
  compensation: { letter: 'error', chat: 'error', public: 'error' },
  invitation: { letter: 'warning', chat: null, public: 'error' },
  personal: { letter: 'warning', chat: null, public: null },
  demand: { letter: 'error', chat: 'error', public: null }
}
