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
import type { Case } from './cases.ts'
import type { Prepared } from './train.ts'
import { mistype } from './typos.ts'

/** More slips than people make, as the cases are few. */
const TYPO_EVERY = 6

/** Reads cases as the engine would read them: the zones, the words, what the rules find. */
export async function prepareCases (pack: LanguagePack, cases: readonly Case[], read: (example: Case) => Message | Promise<Message>): Promise<Prepared[]> {
  const wordOf = createVocabulary()
  const rules = { rules: pack.rules, lists: pack.lists, spelling: spellingOf(pack.language) }
  const observe = createObserver(compileRules(rules, 0), new Set(pack.language.greetings.map(fold)))
  const laidOut = layOutClasses(pack.classes, rules.spelling.stem)
  const senses = { classesOf: createClassifier(laidOut, rules.spelling, 0), glossesOf: createGlosser(layOutGlosses(glossesOf(pack)), 0) }
  const tailsOf = createTailClassifier(laidOut)
  const prepared: Prepared[] = []
  for (const example of cases) {
    prepared.push({ ...await prepareOne(example), mistyped: await prepareOne({ ...example, text: mistype(example.text, `again ${example.id}`, TYPO_EVERY) }) })
  }
  return prepared

  async function prepareOne (example: Case): Promise<Prepared> {
    const message = await read(example)
    const { body, subject, facts } = observe(message, readWords(message, wordOf))
    return { example, message, body, subject, facts, senses, tailsOf }
  }
}
