import { computed } from '@preact/signals'
import { answered, input } from './desk.ts'
import { scenarioTitle } from './scenarios.ts'
import { carryOver } from './text/edits.ts'
import { clustersOf, type Mark } from './text/marks.ts'
import type { Triage } from './types.ts'
import { decimal, words } from './words/index.ts'

export const EVIDENCE_KINDS = ['scenario', 'anger', 'demand', 'escalation', 'supply', 'entity'] as const

type Place = 'text' | 'subject'
interface Quoted { readonly start: number, readonly end: number, readonly in?: 'subject' }

function evidenceIn ({ evidence, anger, demands, escalation, supply, entities }: Triage, place: Place): Mark[] {
  const w = words.value
  const here = (each: Quoted): boolean => (each.in ?? 'text') === place
  const mark = (kind: string, note: string) => ({ start, end }: Quoted): Mark => ({ start, end, kind, note })
  return [
    ...evidence.filter(here).map((each) => mark('scenario',
      `${(each.weight < 0 ? w.speaksAgainst : w.speaksFor)(scenarioTitle(each.scenario))}, ${w.weight(decimal(each.weight))}`)(each)),
    ...anger.signs.flatMap((sign) => sign.evidence.filter(here).map(mark('anger', w.signOf(w.signs[sign.id])))),
    ...demands.flatMap((demand) => demand.evidence.filter(here).map(mark('demand', w.demandOf(w.demands[demand.id])))),
    ...escalation.flatMap(({ reason, evidence: quotes }) => quotes.filter(here).map(mark('escalation', w.escalationOf(w.escalations[reason])))),
    ...supply ? supply.evidence.filter(here).map(mark('supply', w.supplyOf(w.supplies[supply.id]))) : [],
    ...entities.filter(here).map((entity) => mark('entity', `${w.entities[entity.type]}: ${entity.value}`)(entity))
  ]
}

const marksIn = (place: Place): Mark[] => answered.value ? evidenceIn(answered.value.triage, place) : []

/** What was found in the text and in the subject as they were read. */
export const textMarks = computed(() => marksIn('text'))
export const subjectMarks = computed(() => marksIn('subject'))
export const textClusters = computed(() => clustersOf(textMarks.value, answered.value?.text.length ?? 0))
export const subjectClusters = computed(() => clustersOf(subjectMarks.value, answered.value?.subject.length ?? 0))

/** The same where it stands in the text as it is being typed. */
export const typedMarks = computed(() => answered.value ? carryOver(textMarks.value, answered.value.text, input.value.text) : [])

/** Id of the element that marks the words at `start`. */
export function markId ({ start, in: place }: Quoted): string | undefined {
  const clusters = place === 'subject' ? subjectClusters.value : textClusters.value
  const index = clusters.findIndex((cluster) => cluster.start <= start && start < cluster.end)
  return index < 0 ? undefined : `${place === 'subject' ? 'subject' : 'text'}-${index}`
}
