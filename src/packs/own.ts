import Type from 'typebox'
import { EntityLexicon } from '../core/entities/lexicon.ts'
import type { Rule } from '../core/rules/rule.ts'
import { gatherFaults, parseStrict, type Fault, type Path } from '../strict-yaml.ts'
import { createRuleProbe, unmark } from './examples.ts'
import { REPLY_CHECK, type Concepts, type LanguagePack } from './pack.ts'
import { parseRules } from './rules.ts'
import { RuleFile } from './schema.ts'

/** A file of the company's own below a language's folder. `name`: the path by which people know it. */
export interface OwnFile { readonly tag: string, readonly below: string, readonly name: string, readonly source: string }

/** What the company adds to one language. */
export interface OwnWords {
  readonly scenarios: LanguagePack['scenarios']
  readonly rules: readonly Rule[]
  /** Those of the language and its own. */
  readonly lists: LanguagePack['lists']
  readonly lexicon: EntityLexicon | undefined
  /** A fault at `path` within the rule of that id. */
  readonly faultAt: (rule: string, path: Path, problem: string, mend: string) => Fault
}

/** What must be known of a built-in pack to check what is added to it. */
export interface KnownPack extends Pick<LanguagePack, 'tag' | 'language' | 'scenarios' | 'lists' | 'version'> {
  /** Ids of its rules, and the file of each. */
  readonly ruleIds: ReadonlyMap<string, string>
}

const strict = { additionalProperties: false } as const
const { language: _, endings, stemVowels, carriers, numbers, amounts, names, products } = EntityLexicon.properties
const OwnLexicon = Type.Partial(Type.Object({
  endings, stemVowels, carriers,
  numbers: Type.Partial(numbers, strict), amounts: Type.Partial(amounts, strict), names: Type.Partial(names, strict), products: Type.Partial(products, strict)
}), strict)

const ENTITIES = 'entities.yaml'
const BUILT_IN = ['language.yaml', 'classes.yaml', 'mail.yaml', 'times.yaml']

/**
 * The company's own scenarios, rules and words, by language tag, checked against the packs they join. Throws
 * FaultyData with every fault of every file.
 */
export function parseOwn (files: readonly OwnFile[], packs: readonly KnownPack[], concepts: Concepts): ReadonlyMap<string, OwnWords> {
  const faults = gatherFaults()
  const tags = packs.map(({ tag }) => tag)
  for (const { tag, name } of files) {
    if (!tags.includes(tag)) faults.add({ file: name, line: 1, column: 1, problem: `there is no language '${tag}'`, mend: `put it into a folder named ${tags.join(', ')}` })
  }
  const conceptIds = new Set(concepts.map(({ id }) => id))
  const own = packs.flatMap((pack): [string, OwnWords][] => {
    const mine = files.filter(({ tag }) => tag === pack.tag)
    if (mine.length === 0) return []
    for (const { name } of mine.filter(({ below }) => BUILT_IN.includes(below))) {
      faults.add({ file: name, line: 1, column: 1, problem: 'this file of a language cannot be replaced', mend: `write scenarios and rules into a file of another name, names and goods into ${ENTITIES}` })
    }
    const ruleFiles = mine.filter(({ below }) => below !== ENTITIES && below !== REPLY_CHECK && !BUILT_IN.includes(below))
      .flatMap(({ name, source }) => faults.attempt(() => parseStrict(source, name, RuleFile)) ?? [])
    const scenarios = new Map(ruleFiles.flatMap(({ value }) => Object.entries(value.scenarios ?? {})))
    const known = new Set([...pack.scenarios.keys(), ...scenarios.keys()])
    const { rules, lists, faults: wrong } = parseRules(ruleFiles, conceptIds, known, { lists: pack.lists, ids: pack.ruleIds })
    wrong.forEach(faults.add)
    const placeOf = new Map(ruleFiles.flatMap((file) => file.value.rules.map(({ id }, index) => [id, { file, index }] as const)))
    const faultAt: OwnWords['faultAt'] = (rule, path, problem, mend) => {
      const { file, index } = placeOf.get(rule)!
      return file.fault(['rules', index, ...path], problem, mend)
    }
    // nobody but the service tries a company's examples
    if (wrong.length === 0) faultyExamples({ rules, lists, faultAt }, pack).forEach(faults.add)
    for (const { value, fault } of ruleFiles) {
      for (const [name, words] of Object.entries(value.lists ?? {})) {
        words.forEach((word, index) => {
          if (/\s/.test(word)) faults.add(fault(['lists', name, index], `'${word}' is more than one word`, 'write single words into lists; write several words as a phrase of the rule'))
        })
      }
    }
    const words = mine.find(({ below }) => below === ENTITIES)
    const lexicon = words && faults.attempt(() => completeLexicon(pack.tag, parseStrict(words.source, words.name, OwnLexicon).value))
    return [[pack.tag, { scenarios, rules, lists, lexicon, faultAt }]]
  })
  faults.settle()
  return new Map(own)
}

/** The examples under `finds` and `leaves` that do not hold. */
function faultyExamples ({ rules, lists, faultAt }: Pick<OwnWords, 'rules' | 'lists' | 'faultAt'>, { language }: KnownPack): Fault[] {
  const probe = createRuleProbe({ rules, lists, language })
  return rules.flatMap((rule) => [
    ...rule.finds.flatMap((marked, index) => {
      const { text, spans } = unmark(marked)
      const found = probe(rule, text)
      if (spans.length === 0) return [faultAt(rule.id, ['finds', index], 'this example marks nothing', `write [[ and ]] around the words that the rule is to find${found.length > 0 ? `: ${mark(text, found)}` : ''}`)]
      if (JSON.stringify(spans) === JSON.stringify(found)) return []
      return [faultAt(rule.id, ['finds', index], found.length === 0 ? 'the rule does not find this' : `the rule finds other words here: ${mark(text, found)}`, 'mend the phrases or the example')]
    }),
    ...rule.leaves.flatMap((text, index) => {
      const found = probe(rule, text)
      return found.length === 0 ? [] : [faultAt(rule.id, ['leaves', index], `the rule finds this, and should not: ${mark(text, found)}`, "mend the phrases, or write what undoes them under 'unless:'")]
    })
  ])
}

function mark (text: string, spans: readonly { readonly start: number, readonly end: number }[]): string {
  let marked = ''
  let at = 0
  for (const { start, end } of spans) {
    marked += `${text.slice(at, start)}[[${text.slice(start, end)}]]`
    at = end
  }
  return marked + text.slice(at)
}

function completeLexicon (language: string, given: Type.Static<typeof OwnLexicon>): EntityLexicon {
  return {
    language,
    endings: given.endings ?? [],
    stemVowels: given.stemVowels ?? [],
    carriers: given.carriers ?? [],
    numbers: { order: [], invoice: [], tracking: [], parcel: [], phone: [], others: [], labels: [], units: [], shapes: [], phones: [], ...given.numbers },
    amounts: { symbols: [], currencies: [], before: [], numerals: [], tails: [], wanted: [], charged: [], compared: [], ...given.amounts },
    names: {
      signOffs: [], abbreviations: [], intros: [], here: [], greetings: [], titles: [], joiners: [], particles: [], given: [], never: [], companies: [],
      postFirst: false, fromEndings: [], ...given.names
    },
    products: {
      bought: [], owned: [], happened: [], modifiers: [], never: [], heads: [], compounds: false, placeEndings: [], otherEndings: [], ...given.products
    }
  }
}
