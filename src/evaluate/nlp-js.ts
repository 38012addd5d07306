import { createRequire } from 'node:module'

interface NlpJs {
  addDocument (locale: string, utterance: string, intent: string): void
  train (): Promise<void>
  process (locale: string, utterance: string): Promise<{ readonly classifications: readonly { readonly intent: string, readonly score: number }[] }>
}

// CommonJS without types
const require = createRequire(import.meta.url)
export const { containerBootstrap } = require('@nlpjs/core') as { containerBootstrap: () => Promise<{ use (part: unknown): void }> }
export const { Nlp } = require('@nlpjs/nlp') as { Nlp: new (settings: object) => NlpJs }
export const { LangEn } = require('@nlpjs/lang-en') as { LangEn: unknown }
export const { LangFi } = require('@nlpjs/lang-fi') as { LangFi: unknown }
