import { nearest } from '../nearest.ts'
import type { Atom, Item, Sequence } from '../core/rules/pattern.ts'
import type { Rule } from '../core/rules/rule.ts'
import { SCENARIOS } from '../core/findings.ts'
import type { ReplyFile } from '../drafts/index.ts'
import type { OwnFiles } from '../own-files.ts'
import { createRuleProbe, unmark } from '../packs/examples.ts'
import type { OwnWords } from '../packs/own.ts'
import type { LanguagePack } from '../packs/pack.ts'
import type { Built } from '../service.ts'
import type { Fault } from '../strict-yaml.ts'

/** Something that is allowed and yet most likely not meant. */
export interface Doubt { readonly place: string, readonly problem: string, readonly mend: string }

type Probe = ReturnType<typeof createRuleProbe>

/** A rule that finds more than this share of sentences about other things says little. */
const TOO_OFTEN = 0.05

/** All that is suspicious in a company's own files, faultless as they are. */
export async function doubtsOf (packs: readonly LanguagePack[], built: Built, own: OwnFiles): Promise<Doubt[]> {
  return [
    ...own.unread.map((file) => ({ place: file, problem: 'The service does not read this file.', mend: 'Leave it, if it is a note of yours.' })),
    ...packs.flatMap((pack) => {
      const words = built.words.get(pack.tag)
      if (words === undefined) return []
      const probe = createRuleProbe({ rules: words.rules, lists: words.lists, language: pack.language })
      return words.rules.flatMap((rule) => ruleDoubts(rule, words, probe, pack))
    }),
    ...packs.flatMap((pack) => scenarioDoubts(pack, packs, built)),
    ...await replyDoubts(packs, built, own)
  ]
}

function ruleDoubts (rule: Rule, { faultAt }: OwnWords, probe: Probe, pack: LanguagePack): Doubt[] {
  const doubts = rule.sequences.flatMap((sequence, index): Doubt[] => {
    const text = sample(sequence)
    return probe(rule, text).length > 0 ? [] : [toDoubt(faultAt(rule.id, ['phrases', index], `This phrase does not even find «${text}».`, "See that it holds no signs such as full stops, and that 'unless:' does not undo it."))]
  })
  if (rule.meaning.kind === 'scenario') {
    const others = pack.rules.flatMap(({ finds, leaves }) => [...finds.map((marked) => unmark(marked).text), ...leaves])
    const met = others.filter((text) => probe(rule, text).length > 0)
    if (met.length > others.length * TOO_OFTEN) {
      doubts.push(toDoubt(faultAt(rule.id, ['phrases'], `These phrases find something in ${met.length} of ${others.length} sentences about other matters, such as «${met[0]!}».`, 'Write more words into the phrases, or lower the sureness.')))
    }
  }
  return doubts
}

const toDoubt = ({ file, line, column, problem, mend }: Fault): Doubt => ({ place: `${file}:${line}:${column}`, problem, mend })

const SAMPLES = { any: 'xyz', number: '7', mention: '@xyz', capitalised: 'Xyz', capitals: 'XYZ', symbol: '€' } as const

/** A text that a phrase should find. */
function sample (sequence: Sequence): string {
  const words: string[] = []
  let mark = ''
  const say = (item: Item): void => {
    if (item.kind === 'slot') words.push(sampleOf(item.atoms[0]!))
    else if (item.kind === 'choice') item.options[0]!.forEach(say)
    else if (item.kind === 'end') mark = item.mark
  }
  sequence.forEach(say)
  return words.join(' ') + mark
}

function sampleOf ({ kind, key }: Atom): string {
  if (kind === 'class') return SAMPLES[key]
  return kind === 'suffix' || kind === 'infix' ? `x${key}` : key
}

function scenarioDoubts ({ tag, scenarios }: LanguagePack, packs: readonly LanguagePack[], { words, replies }: Built): Doubt[] {
  const own = words.get(tag)
  const place = `templates/${tag}`
  const known = new Set([...scenarios.keys(), ...own?.scenarios.keys() ?? []])
  const doubts: Doubt[] = []
  for (const id of own?.scenarios.keys() ?? []) {
    if ((SCENARIOS as readonly string[]).includes(id)) continue
    if (!own!.rules.some(({ meaning }) => meaning.kind === 'scenario' && meaning.id === id)) doubts.push({ place: `languages/${tag}`, problem: `No rule in '${tag}' finds the scenario '${id}': it is never concluded there.`, mend: `Add a rule with «scenario: ${id}».` })
    if (!replies.get(tag)?.replies.has(id)) doubts.push({ place, problem: `There is no reply for '${id}' in '${tag}': the reply 'other' answers it.`, mend: `Write templates/${tag}/replies/${id}.md.` })
    if (!replies.get(tag)?.parts.has(`secondary/${id}`)) doubts.push({ place, problem: `Where '${id}' is a second matter in a complaint, the draft in '${tag}' says nothing of it.`, mend: `Write templates/${tag}/parts/secondary/${id}.md: a sentence that can follow any other.` })
    for (const other of packs) {
      if (other.tag !== tag && words.has(other.tag) && !words.get(other.tag)!.scenarios.has(id)) doubts.push({ place: `languages/${other.tag}`, problem: `The scenario '${id}' is there in '${tag}', but not in '${other.tag}'.`, mend: 'Add its title, description and rules, if customers write in that language too.' })
    }
  }
  for (const { scenario, file } of replies.get(tag)?.replies.values() ?? []) {
    if (known.has(scenario)) continue
    const near = nearest(scenario, [...known])
    doubts.push({ place: `${file}:2:1`, problem: `There is no scenario '${scenario}' in '${tag}': this reply is never used.`, mend: near === undefined ? "Name the scenario under 'scenarios:' in a file of languages/, with a rule that finds it." : `Did you mean '${near}'?` })
  }
  return doubts
}

/** Address of one and of the other kind, as whole words. English has one form only. */
const ADDRESS: Readonly<Record<string, { readonly formal: RegExp, readonly informal: RegExp }>> = {
  et: { formal: /(?<!\p{L})Te(?:ie|il|ile|id|ilt|iega|ist|ieta|ieni)?(?!\p{L})/u, informal: /(?<!\p{L})(?:[Ss]a|[Ss]ina|[Ss]u|[Ss]inu|[Ss]ul|[Ss]ulle|[Ss]inule|[Ss]ind|[Ss]inuga|[Ss]inuni|[Ss]inult)(?!\p{L})/u },
  fi: { formal: /(?<!\p{L})(?:[Tt]e|[Tt]eidän|[Tt]eille|[Tt]eillä|[Tt]eidät|[Tt]eitä|[Tt]eiltä)(?!\p{L})/u, informal: /(?<!\p{L})(?:[Ss]inä|[Ss]inun|[Ss]inulle|[Ss]inulla|[Ss]inut|[Ss]inua|[Ss]inulta)(?!\p{L})/u }
}
const LEVELS_SHOWN = ['calm', 'furious'] as const

async function replyDoubts (packs: readonly LanguagePack[], { replies, services }: Built, { templates }: OwnFiles): Promise<Doubt[]> {
  const doubts: Doubt[] = []
  for (const { tag } of packs) {
    const mine = new Set(templates.filter((file) => file.tag === tag).map(({ name }) => name))
    for (const reply of [...replies.get(tag)?.replies.values() ?? []].filter(({ file }) => mine.has(file))) {
      doubts.push(...forgotten(reply))
      if (services.scenario(reply.scenario) === undefined) continue
      for (const level of LEVELS_SHOWN) {
        const { body } = await services.draft({ language: tag, scenario: reply.scenario, channel: 'email', level }, new Date())
        const { formal, informal } = ADDRESS[tag] ?? {}
        const [one] = formal?.exec(body) ?? []
        const [other] = informal?.exec(body) ?? []
        if (one !== undefined && other !== undefined) {
          doubts.push({ place: `${reply.file}:1:1`, problem: `The letter (${level}) addresses the customer formally («${one}») and informally («${other}»).`, mend: 'Write [[formal|informal]] for each such word, or see what «formality» in the settings says.' })
          break
        }
        const read = await services.triage({ text: body }, new Date())
        if (read.language.code !== tag) {
          doubts.push({ place: `${reply.file}:1:1`, problem: `The letter (${level}) reads as '${read.language.code}', and stands in '${tag}'.`, mend: 'See that it is in the right folder.' })
          break
        }
      }
    }
  }
  return doubts
}

/** What every letter should have room for. */
const PLACES: Readonly<Record<string, string>> = {
  '{% care %}': 'what concerns the safety of people', '{% secondary %}': 'further matters of the same complaint', '{% demands %}': 'what the customer asks for',
  '{% escalation %}': 'a threat with a lawyer, an authority or the press'
}

function forgotten ({ file, uses }: ReplyFile): Doubt[] {
  const used = new Set(uses.filter(({ shape }) => shape === 'letter').map(({ name }) => name))
  const lacking = Object.keys(PLACES).filter((name) => !used.has(name))
  return lacking.length === 0 ? [] : [{
    place: `${file}:1:1`,
    problem: `The letter says nothing of ${lacking.map((name) => PLACES[name]).join(', nor of ')}.`,
    mend: `Write these lines where they belong: ${lacking.join(' ')}`
  }]
}
