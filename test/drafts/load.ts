import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseGist, parseLabels, parsePart, parseReply, type LanguageReplies, type ReplyTemplates } from '../../src/drafts/index.ts'

const ROOT = join(import.meta.dirname, '../../templates')

/** Language folders under templates/ that have begun to be written. */
export const TAGS = readdirSync(ROOT).filter((tag) => statSync(join(ROOT, tag)).isDirectory() && readdirSync(join(ROOT, tag)).includes('labels.yaml'))

const markdown = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).sort()

export function loadLanguage (tag: string): LanguageReplies {
  const read = (name: string): string => readFileSync(join(ROOT, tag, name), 'utf8')
  const replies = markdown(join(ROOT, tag, 'replies')).map((name) => parseReply(read(join('replies', name)), `templates/${tag}/replies/${name}`))
  const parts = markdown(join(ROOT, tag, 'parts')).map((name) => parsePart(read(join('parts', name)), name.slice(0, -'.md'.length), `templates/${tag}/parts/${name}`))
  return {
    tag,
    replies: new Map(replies.map((reply) => [reply.scenario, reply])),
    parts: new Map(parts.map((part) => [part.name, part])),
    labels: parseLabels(read('labels.yaml'), `templates/${tag}/labels.yaml`),
    gist: parseGist(read('gist.yaml'), `templates/${tag}/gist.yaml`)
  }
}

export const loadAll = (): ReplyTemplates => new Map(TAGS.map((tag) => [tag, loadLanguage(tag)]))
