import type { Draft, Triage } from '../contract/answer.ts'
import type { TriageRequest } from '../contract/request.ts'
import { isUnseen, type Case } from '../learn/cases.ts'

/** Cases of the gallery, one of each scenario in each language, and the day on which each is said to have come. */
export const CHOSEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  et: {
    'et-b007': '2026-10-12', 'et-a029': '2026-10-12', 'et-a109': '2026-10-12', 'et-a111': '2026-10-12', 'et-a015': '2026-05-25', 'et-a006': '2026-10-12',
    'et-a003': '2026-10-12', 'et-a016': '2026-10-12', 'et-a058': '2026-10-12'
  },
  fi: {
    'fi-a050': '2026-10-12', 'fi-a014': '2026-10-12', 'fi-a022': '2026-05-11', 'fi-a035': '2026-10-12', 'fi-b005': '2026-10-27', 'fi-b055': '2026-10-12',
    'fi-a003': '2026-10-12', 'fi-b019': '2026-10-12', 'fi-a009': '2026-05-11'
  },
  en: {
    'en-a005': '2026-10-12', 'en-a023': '2026-10-12', 'en-155': '2026-10-12', 'en-a076': '2026-10-12', 'en-118': '2026-10-19', 'en-a103': '2026-10-12',
    'en-a121': '2026-10-12', 'en-b104': '2026-10-12', 'en-b194': '2026-10-12'
  }
}

export interface Shown { readonly message: Case, readonly triage: Triage, readonly draft: Draft }
type Answer = (request: TriageRequest, now: Date) => Triage | Promise<Triage>

/** Answers the chosen ones among `cases`; throws where one is not there, is kept unseen, or gets no draft. */
export async function answerChosen (cases: readonly Case[], answer: Answer): Promise<Shown[]> {
  const shown: Shown[] = []
  for (const [id, day] of Object.values(CHOSEN).flatMap((chosen) => Object.entries(chosen))) {
    const message = cases.find((each) => each.id === id)
    if (message === undefined || isUnseen(message)) throw new Error(`${id} is none of the cases that may be looked at`)
    const { text, subject, format, channel } = message
    const triage = await answer({ text, format, channel, ...subject === undefined ? {} : { subject } }, new Date(`${day}T09:00:00Z`))
    if (triage.draft === null) throw new Error(`${id} gets no draft`)
    shown.push({ message, triage, draft: triage.draft })
  }
  return shown
}

/** The gallery as Markdown: each message, what was concluded in a line, and the draft. */
export function writeGallery (shown: readonly Shown[], languages: readonly { readonly code: string, readonly name: string }[]): string {
  const byTag = Map.groupBy(shown, ({ message }) => message.language)
  return [
    `# ${shown.length} drafts`,
    'One message of each scenario in each language, from the labelled cases, and the draft that the service writes before anyone has touched it. What stands in \\[brackets\\] the agent fills in. The company is invented: [gallery-company.yaml](gallery-company.yaml). `npm run gallery` writes this page anew.',
    ...[...byTag].flatMap(([tag, mine]) => [`## ${languages.find(({ code }) => code === tag)?.name ?? tag}`, ...mine.flatMap(writeOne)])
  ].join('\n\n') + '\n'
}

function writeOne ({ message: { id, channel, subject, text }, triage, draft }: Shown): string[] {
  return [
    `### ${triage.scenario!.title} (${channel}, ${id})`,
    quoted([...subject === undefined ? [] : [`**${plain(subject)}**`, ''], ...plain(text).split('\n')]),
    conclusions(triage),
    quoted([...draft.subject === null ? [] : [`**${plain(draft.subject)}**`, ''], ...plain(draft.body).split('\n')])
  ]
}

function conclusions ({ scenario, secondary, anger, demands, escalation, priority, review }: Triage): string {
  const said = (name: string, ids: readonly string[]): string => ids.length === 0 ? '' : `, ${name} ${ids.join(', ')}`
  return `**${scenario!.id}** ${scenario!.confidence.toFixed(2)}${said('and', secondary.map(({ id }) => id))} · ${anger.level}${said('by', anger.signs.map(({ id }) => id))}` +
    `${demands.length === 0 ? '' : ` · asks for ${demands.map(({ id }) => id).join(', ')}`}${escalation.length === 0 ? '' : ` · ${escalation.map(({ reason }) => reason).join(', ')}`} · priority ${priority.level}${review.needed ? ', for a person to look at' : ''}`
}

const quoted = (lines: readonly string[]): string => lines.map((line, at) => line === '' ? '>' : `> ${line}${lines[at + 1] ? '\\' : ''}`).join('\n')

/** Text of others as Markdown that shows it and does nothing. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~&@]|(?<=^|\n)(?:[-+]|\d+(?=[.)]))/g, (sign) => /\d/.test(sign) ? `${sign}\\` : `\\${sign}`)
