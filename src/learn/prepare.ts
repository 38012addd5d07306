import type { Message } from '../core/message.ts'
import { createClassifier, createTailClassifier, layOutClasses } from '../core/learnt/classes.ts'
import { createGlosser, layOutGlosses } from '../core/learnt/glosses.ts'
import { createObserver, readWords } from '../core/observe.ts'
import { compileRules } from '../core/rules/matcher.ts'
import { createVocabulary } from '../core/text/word.ts'
import { fold } from '../core/text/fold.ts'
import { glossesOf } from '../packs/glosses.ts'
import type { LanguagePack } from '../packs/pack.ts'
import { spellingOf } from '../packs/spelling.ts'
import type { MailForms } from '../reading/index.ts'
import { readMessage } from '../reading/index.ts'
import type { Case } from './cases.ts'
import { CLAUSE_COST, truthsOfClause, type Clause } from './clauses.ts'
import { HEADS, type Lesson, type Prepared } from './train.ts'
import { mistype } from './typos.ts'

/** More slips than people make, as the cases are few. */
const TYPO_EVERY = 6

/** Reads cases as the engine would read them: the zones, the words, what the rules find. */
export async function prepareCases (pack: LanguagePack, cases: readonly Case[], forms: MailForms): Promise<Prepared[]> {
  const { observe, tailsOf } = createLooker(pack)
  const prepared: Prepared[] = []
  for (const example of cases) {
    prepared.push({ ...await prepareOne(example), mistyped: await prepareOne({ ...example, text: mistype(example.text, `again ${example.id}`, TYPO_EVERY) }) })
  }
  return prepared

  async function prepareOne (example: Case): Promise<Prepared> {
    const message = await readMessage(example, forms)
    return { ...observe(message), id: example.id, example, message, tailsOf, truths: HEADS.map(({ truth }) => truth(example)), cost: 1 }
  }
}

/** Reads clauses in the same way. */
export function prepareClauses (pack: LanguagePack, clauses: readonly Clause[], forms: MailForms): Lesson[] {
  const { observe } = createLooker(pack)
  return clauses.map((clause) => ({ ...observe(readMessage({ text: clause.text, format: 'text' }, forms)), id: clause.id, truths: truthsOfClause(clause), cost: CLAUSE_COST }))
}

/** What a language sees in messages. */
function createLooker (pack: LanguagePack): Pick<Prepared, 'tailsOf'> & { readonly observe: (message: Message) => Pick<Lesson, 'body' | 'subject' | 'facts' | 'senses'> } {
  const wordOf = createVocabulary()
  const rules = { rules: pack.rules, lists: pack.lists, spelling: spellingOf(pack.language) }
  const observe = createObserver(compileRules(rules, 0), new Set(pack.language.greetings.map(fold)))
  const laidOut = layOutClasses(pack.classes, rules.spelling.stem)
  const senses = { classesOf: createClassifier(laidOut, rules.spelling, 0), glossesOf: createGlosser(layOutGlosses(glossesOf(pack)), 0) }
  return {
    tailsOf: createTailClassifier(laidOut),
    observe: (message) => {
      const { body, subject, facts } = observe(message, readWords(message, wordOf))
      return { body, subject, facts, senses }
    }
  }
}
