import type { Spelling } from '../core/rules/lexicon.ts'
import { layOutRules, type LaidOutRules } from '../core/rules/matcher.ts'
import type { CheckPack, CheckRule, CheckWords } from './parse.ts'

/** What is said when a rule finds something. */
export type CheckRuleHead = Pick<CheckRule, 'id' | 'check' | 'severity' | 'message' | 'suggestion' | 'certain'>

/** The check of one language with its rules laid out for matching. Plain data: a build may keep it. */
export interface LaidOutCheck extends CheckWords {
  readonly rules: LaidOutRules
  readonly heads: readonly CheckRuleHead[]
}

/** A check that is ready to compile, the company's own rules beside the built-in ones. */
export interface ReadyCheck extends LaidOutCheck {
  readonly spelling: Spelling
  readonly own: readonly CheckRule[]
}

/** Lays the rules of a check out; their phrases and examples, many times their size, are not kept. */
export const layOutCheck = ({ spelling, rules, ...words }: CheckPack): LaidOutCheck =>
  ({ ...words, rules: layOutRules({ rules, lists: words.lists, spelling }), heads: rules.map(headOf) })

/** What of a rule is kept beside what it matches. */
export const headOf = ({ id, check, severity, message, suggestion, certain }: CheckRule): CheckRuleHead => ({ id, check, severity, message, suggestion, certain })

/** A parsed check, ready to compile, where nothing is kept of a build. */
export const readyCheck = (pack: CheckPack): ReadyCheck => ({ ...layOutCheck(pack), spelling: pack.spelling, own: [] })
