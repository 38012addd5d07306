import { join } from 'node:path'
import { assetsFolder } from '../assets.ts'
import { compileChecks, readyCheck } from '../check/index.ts'
import { readText } from '../files.ts'
import { isUnseen, parseLines } from '../learn/cases.ts'
import { readCaseSets, readClauses, type MessageLessons } from '../learn/messages.ts'
import { prepareCases, prepareClauses } from '../learn/prepare.ts'
import { prepareLessons, type LabelledReply, type LabelledSentence } from '../learn/reply-lessons.ts'
import type { Lesson } from '../learn/replies.ts'
import { createGlosser } from '../core/learnt/glosses.ts'
import { loadChecks, loadGlosses, loadMailForms, loadPacks, loadReplies } from '../load.ts'
import type { Lesson as MessageLesson, Prepared } from '../learn/train.ts'
import { readMessage } from '../reading/index.ts'
import { linesOfDrafts } from '../render/letters.ts'

const REPLIES = join(import.meta.dirname, '../../test/replies')

/** What there is to learn from of messages: cases (never the unseen fifth) and clauses, read as the engine would. */
export async function loadCases (): Promise<MessageLessons> {
  const { packs } = loadPacks(assetsFolder('languages'))
  const forms = loadMailForms(packs)
  const prepared = new Map<string, Prepared[]>()
  const clauses = new Map<string, MessageLesson[]>()
  for (const pack of packs) {
    const cases = readCaseSets(pack.tag).flatMap((set) => set.cases).filter((example) => !isUnseen(example))
    prepared.set(pack.tag, await prepareCases(pack, cases, forms))
    clauses.set(pack.tag, prepareClauses(pack, readClauses(pack.tag), forms))
  }
  return { cases: prepared, clauses }
}

/** What there is to learn from of replies, by language: labelled sentences and replies (never the unseen ones), the check's rules, our own drafts. */
export function loadLessons (): { readonly tags: readonly string[], readonly lessonsOf: (tag: string) => Lesson[] } {
  const languages = assetsFolder('languages')
  const { packs } = loadPacks(languages)
  const checkPacks = loadChecks(packs)
  const { checks, wordOf } = compileChecks(checkPacks.map(readyCheck))
  const forms = loadMailForms(packs)
  const glossers = new Map(packs.map((pack, index) => [pack.tag, createGlosser(loadGlosses(languages, pack), index)]))
  const templates = loadReplies(assetsFolder('templates'))
  const linesOf = <T>(name: string): T[] => parseLines<T>(readText(REPLIES, name), name)
  return {
    tags: checks.map(({ tag }) => tag),
    lessonsOf: (tag) => prepareLessons({
      check: checks.find((check) => check.tag === tag)!,
      rules: checkPacks.find((pack) => pack.tag === tag)!.rules,
      sentences: linesOf<LabelledSentence>(`sentences/${tag}.jsonl`),
      replies: [`${tag}.jsonl`, `${tag}-later.jsonl`, `${tag}-third.jsonl`, `${tag}-fourth.jsonl`, `${tag}-fifth.jsonl`, `${tag}-seventh.jsonl`, `${tag}-eighth.jsonl`, `${tag}-tenth.jsonl`, `${tag}-eleventh.jsonl`, `${tag}-twelfth.jsonl`, `${tag}-thirteenth.jsonl`].flatMap((name) => linesOf<LabelledReply>(name)),
      lines: linesOfDrafts(templates, tag),
      read: (source) => readMessage(source, forms),
      wordOf,
      glossesOf: glossers.get(tag)!
    })
  }
}
