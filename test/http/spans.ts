import type { Triage } from '../../src/contract/answer.ts'
import type { TriageRequest } from '../../src/contract/request.ts'

/** Every span in `triage` that is not what the message has there, and every gap of the draft that is not in its place. */
export function wrongSpans ({ text, subject }: Pick<TriageRequest, 'text' | 'subject'>, triage: Triage): unknown[] {
  const body = triage.text ?? text
  const line = triage.subject ?? subject ?? ''
  const { evidence, anger, demands, escalation, supply, entities, draft } = triage
  const quotes = [...evidence, ...[...anger.signs, ...demands, ...escalation, ...supply ? [supply] : []].flatMap((each) => each.evidence)]
  const slice = ({ start, end, in: where }: { start: number, end: number, in?: string | undefined }) => (where === 'subject' ? line : body).slice(start, end)
  return [
    ...quotes.filter((each) => each.text === '' || slice(each) !== each.text),
    ...entities.filter((each) => slice(each).length !== each.end - each.start || slice(each).trim() === ''),
    ...(draft?.missing ?? []).filter(({ start, end, label }) => draft!.body.slice(start, end) !== `[${label}]`)
  ]
}
