import { DANGERS, DEMANDS, ENTITY_TYPES, ESCALATIONS, SCENARIOS, SIGNS } from '../core/findings.ts'
import { ratesOf, type Counts } from './counts.ts'
import { NONE, type Quality } from './quality.ts'

const number = (value: number): string => Number.isNaN(value) ? '–' : value.toFixed(3)
const rates = (counts: Counts): string => {
  const { precision, recall, f1 } = ratesOf(counts)
  return `${number(precision)} / ${number(recall)} / ${number(f1)}`
}

/** The quality table: a row a figure, a column a language, as Markdown. */
export function writeTable (columns: ReadonlyMap<string, Quality>, peers: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const rows: [string, (quality: Quality) => string][] = [
    ['cases', ({ cases }) => String(cases)],
    ['complaint or not: precision / recall / F1', ({ complaint }) => rates(complaint.of('complaint'))],
    ['scenario: accuracy', ({ accuracy }) => number(accuracy)],
    ['scenario: macro-F1', ({ scenario }) => number(scenario.macro())],
    ['scenario: primary or secondary', ({ primaryOrSecondary }) => number(primaryOrSecondary)],
    ['secondary: micro P / R / F1', ({ secondary }) => rates(secondary.total())],
    ...SIGNS.map((id): [string, (quality: Quality) => string] => [`sign ${id}: P / R / F1`, ({ signs }) => rates(signs.of(id))]),
    ['shouting: P / R / F1', ({ shouting }) => rates(shouting.of('shouting'))],
    ['anger: exact / within one / mean error', ({ anger }) => `${number(anger.exact)} / ${number(anger.withinOne)} / ${number(anger.meanError)}`],
    ['demands: micro P / R / F1', ({ demands }) => rates(demands.total())],
    ['escalation: micro P / R / F1', ({ escalation }) => rates(escalation.total())],
    [`escalation: recall of ${DANGERS.join(' / ')}`, ({ escalation }) =>
      DANGERS.map((reason) => number(ratesOf(escalation.of(reason)).recall)).join(' / ')],
    ['supply: said / right where said', ({ supply }) => `${number(supply.said / supply.asked)} / ${number(supply.right / supply.said)}`],
    ['told back: micro P / R / F1', ({ told }) => rates(told.total())],
    ...ENTITY_TYPES.map((type): [string, (quality: Quality) => string] => [`${type}: P / R / F1`, ({ entities }) => rates(entities.of(type))]),
    ['language (20 characters or more)', ({ language }) => number(language)],
    ['calibration error', ({ calibrationError }) => number(calibrationError)],
    ['wrong scenarios marked for review (right ones)', ({ reviewedWrong, reviewedRight }) => `${number(reviewedWrong)} (${number(reviewedRight)})`]
  ]
  const tags = [...columns.keys()]
  const lines = [`| figure | ${tags.join(' | ')} |`, `|---|${tags.map(() => '---').join('|')}|`]
  for (const [name, cell] of rows) lines.push(`| ${name} | ${tags.map((tag) => cell(columns.get(tag)!)).join(' | ')} |`)
  for (const [name, values] of peers) lines.push(`| ${name} | ${tags.map((tag) => number(values.get(tag) ?? Number.NaN)).join(' | ')} |`)
  return lines.join('\n')
}

/** Precision, recall and F1 of each demand and each escalation, and the confusion matrix, for one language. */
export function writeDetails (tag: string, { demands, escalation, scenario, confusion }: Quality): string {
  const lines = [`### ${tag}`, '', '| label | P / R / F1 |', '|---|---|']
  for (const id of SCENARIOS) lines.push(`| scenario ${id} | ${rates(scenario.of(id))} |`)
  for (const id of DEMANDS) lines.push(`| demand ${id} | ${rates(demands.of(id))} |`)
  for (const id of ESCALATIONS) lines.push(`| escalation ${id} | ${rates(escalation.of(id))} |`)
  const ids = [...SCENARIOS, NONE]
  lines.push('', `| labelled ↓ answered → | ${ids.join(' | ')} |`, `|---|${ids.map(() => '---').join('|')}|`)
  for (const id of ids) lines.push(`| ${id} | ${ids.map((other) => confusion.get(id)!.get(other) ?? 0).join(' | ')} |`)
  return lines.join('\n')
}
