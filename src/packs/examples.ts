import { compileRules } from '../core/rules/matcher.ts'
import type { Rule } from '../core/rules/rule.ts'
import { createVocabulary } from '../core/text/word.ts'
import { tokenize } from '../core/text/tokenize.ts'
import type { Channel, Span } from '../core/message.ts'
import type { LanguagePack } from './pack.ts'
import { spellingOf } from './spelling.ts'

/** An example sentence without its marks, and the spans that were marked. */
export function unmark (marked: string): { text: string, spans: Span[] } {
  let text = ''
  const spans: Span[] = []
  for (const [index, piece] of marked.split(/\[\[|\]\]/).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + piece.length })
    text += piece
  }
  return { text, spans }
}

/** Says of one rule of `pack` where it finds something in a text, on `channel` (or the rule's own first channel). */
export function createRuleProbe (pack: Pick<LanguagePack, 'rules' | 'lists' | 'language'>): (rule: Rule, text: string) => Span[] {
  const find = compileRules({ rules: pack.rules, lists: pack.lists, spelling: spellingOf(pack.language) }, 0)
  const wordOf = createVocabulary()
  return (rule, text) => {
    const tokens = tokenize(text, wordOf)
    const channel: Channel = rule.channels[0] ?? 'email'
    return find(tokens, channel)
      .filter((match) => match.rule.id === rule.id)
      .map(({ first, last }) => ({ start: tokens.starts[first]!, end: tokens.ends[last - 1]! }))
  }
}
