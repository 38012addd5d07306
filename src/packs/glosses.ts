import { FaultyData, type Fault } from '../strict-yaml.ts'
import type { Glosses } from '../core/learnt/glosses.ts'
import type { DataFile, LanguagePack } from './pack.ts'

/** Name of the file in which a pack lists its words by their gloss: `gloss: form form …`, a line each, sorted; «#» begins a remark. */
export const GLOSSES = 'glosses.txt'

/** The gloss of what people are called. */
export const PERSON_NAME = 'person-name'

const GLOSS = /^[a-z][a-z-]*$/
const FORM = /^[\p{L}\p{M}'’ʼ-]+$/u

/** The glosses of a pack, read once; none where it has no such file. Throws FaultyData. */
export function glossesOf (pack: Pick<LanguagePack, 'files'>): Glosses {
  const glosses = read.get(pack.files) ?? parseGlosses(pack.files.get(GLOSSES))
  read.set(pack.files, glosses)
  return glosses
}
const read = new WeakMap<LanguagePack['files'], Glosses>()

/** Throws FaultyData with every line that is no gloss with its forms. */
export function parseGlosses (file: DataFile | undefined): Glosses {
  const glosses = new Map<string, readonly string[]>()
  const faults: Fault[] = []
  file?.source.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return
    const fault = (column: number, problem: string, mend: string): void => { faults.push({ file: file.name, line: index + 1, column, problem, mend }) }
    const [gloss = '', ...rest] = line.split(':')
    const forms = rest.join(':').trim().split(/ +/)
    const odd = forms.find((form) => !FORM.test(form))
    if (!GLOSS.test(gloss)) fault(1, `'${gloss}' is no gloss`, 'write an English word in small letters, a colon and the forms')
    else if (glosses.has(gloss)) fault(1, `'${gloss}' has a line already`, 'put the forms of both lines on one')
    else if (odd !== undefined) fault(line.indexOf(odd, gloss.length) + 1, `'${odd}' is no word`, 'write single words, a space between them')
    else glosses.set(gloss, forms)
  })
  if (faults.length > 0) throw new FaultyData(faults)
  return glosses
}
