import { deserialize, serialize } from 'node:v8'
import { layOutClasses, type LaidOutClasses } from '../core/learnt/classes.ts'
import { layOutGlosses, type LaidOutGlosses } from '../core/learnt/glosses.ts'
import { layOutRules, type LaidOutRules } from '../core/rules/matcher.ts'
import { glossesOf } from './glosses.ts'
import type { LanguagePack } from './pack.ts'
import { spellingOf } from './spelling.ts'

/** Name under which the build keeps what laying out a pack comes to, below its folder. */
export const LAID_OUT = 'laid-out.bin'

/** A pack as the engine matches it; to make it of thousands of phrases is most of a start. */
export interface LaidOutPack { readonly rules: LaidOutRules, readonly classes: LaidOutClasses, readonly glosses: LaidOutGlosses }

/** Throws FaultyData where the glosses are faulty. */
export function layOutPack (pack: LanguagePack): LaidOutPack {
  const { rules, lists, language, classes } = pack
  const spelling = spellingOf(language)
  return { rules: layOutRules({ rules, lists, spelling }), classes: layOutClasses(classes, spelling.stem), glosses: layOutGlosses(glossesOf(pack)) }
}

/** For the same version of Node only: the build and the service are of one image. */
export const writeLaidOut = (pack: LaidOutPack): Buffer => serialize(pack)

export const readLaidOut = (bytes: Buffer): LaidOutPack => deserialize(bytes) as LaidOutPack
