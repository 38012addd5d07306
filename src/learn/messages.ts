import { join } from 'node:path'
import { readFolder, readText } from '../files.ts'
import { othersThan, parseCases, type Case } from './cases.ts'
import { parseClauses, type Clause } from './clauses.ts'
import type { Beside, Lesson, Prepared } from './train.ts'

const TEST = join(import.meta.dirname, '../../test')

/** The labelled cases of a language, by set. Throws Error with the line that is none. */
export const readCaseSets = (tag: string): { readonly set: string, readonly cases: Case[] }[] =>
  readFolder(join(TEST, 'cases', tag), '.jsonl').map(({ name, source }) => ({ set: name.replace('.jsonl', ''), cases: parseCases(source, name) }))

/** The clauses of a language. Throws Error with the line that is none. */
export const readClauses = (tag: string): Clause[] => parseClauses(readText(join(TEST, 'clauses'), `${tag}.jsonl`), `${tag}.jsonl`)

/** What there is to learn from of messages, by language. */
export interface MessageLessons { readonly cases: ReadonlyMap<string, readonly Prepared[]>, readonly clauses: ReadonlyMap<string, readonly Lesson[]> }

/** What stands beside the cases of a language. */
export const besideOf = (tag: string, { cases, clauses }: MessageLessons): Beside =>
  ({ clauses: clauses.get(tag) ?? [], foreign: [...othersThan(tag, cases), ...othersThan(tag, clauses)] })
