import { deserialize, serialize } from 'node:v8'
import { layOutClasses, type LaidOutClasses } from '../core/learnt/classes.ts'
import type { LaidOutGlosses } from '../core/learnt/glosses.ts'
import { layOutRules, type LaidOutRules } from '../core/rules/matcher.ts'
import type { LanguagePack } from './pack.ts'
import { spellingOf } from './spelling.ts'

/** Names under which the build keeps what laying out a pack comes to, below its folder. */
export const LAID_OUT = 'laid-out.bin'
export const LAID_OUT_GLOSSES = 'glosses.bin'

/** A pack as the engine matches it; to make it of thousands of phrases is most of a start. */
export interface LaidOutPack { readonly rules: LaidOutRules, readonly classes: LaidOutClasses }

export function layOutPack ({ rules, lists, language, classes }: LanguagePack): LaidOutPack {
  const spelling = spellingOf(language)
  return { rules: layOutRules({ rules, lists, spelling }), classes: layOutClasses(classes, spelling.stem) }
}

/** What was laid out, as bytes. For the same version of Node only: the build and the service are of one image. */
export const writeLaidOut = (laidOut: object): Buffer => serialize(laidOut)

export const readLaidOut = (bytes: Buffer): LaidOutPack => deserialize(bytes) as LaidOutPack
export const readLaidOutGlosses = (bytes: Buffer): LaidOutGlosses => deserialize(bytes) as LaidOutGlosses
