/** One way of meeting a word. */
export type Atom =
  | { readonly kind: 'word', readonly key: string }
  | { readonly kind: 'exact', readonly key: string }
  | { readonly kind: 'prefix', readonly key: string }
  | { readonly kind: 'suffix', readonly key: string }
  | { readonly kind: 'infix', readonly key: string }
  | { readonly kind: 'stem', readonly key: string }
  | { readonly kind: 'class', readonly key: WordClass }

export const WORD_CLASSES = ['any', 'number', 'mention', 'capitalised', 'capitals', 'symbol'] as const
export type WordClass = (typeof WORD_CLASSES)[number]

export type Item =
  | { readonly kind: 'slot', readonly atoms: readonly Atom[] }
  | { readonly kind: 'gap', readonly most: number }
  /** One of several runs, any of which may be empty. */
  | { readonly kind: 'choice', readonly options: readonly (readonly Item[])[] }
  | { readonly kind: 'start' }
  | { readonly kind: 'end', readonly mark: '' | '?' | '!' }

/** A phrase as a run of items. */
export type Sequence = readonly Item[]

/** What is wrong with a phrase, and what to write instead. */
export class FaultyPhrase extends Error {
  readonly mend: string

  constructor (problem: string, mend: string) {
    super(problem)
    this.name = 'FaultyPhrase'
    this.mend = mend
  }
}

const DEFAULT_GAP = 3
const LARGEST_GAP = 8
/** Gaps multiply the places where a phrase may end; two keep matching linear in the text. */
const MOST_GAPS = 2
const PIECE = /\([^()]*\)\??|\S+/g

/**
 * Reads a phrase of a rule: words, «tellimu*» «*tagastus» «*maks*» (beginning, end, anywhere), «=kõrv» (with its
 * diacritics), «~deliver» (English stem), «a?» (may be missing), «(a|b c)» (either), «_» (any one word), «..» or
 * «..5» (up to three, up to five words), «<list>» (a list of the pack or one of WORD_CLASSES), «^» and «$» «$?»
 * «$!» (start and end of a sentence). Throws FaultyPhrase.
 */
export function parsePhrase (phrase: string, lists: ReadonlyMap<string, readonly string[]>, foldWord: (word: string) => string): Sequence {
  const pieces = phrase.match(PIECE)
  if (pieces === null) throw new FaultyPhrase('an empty phrase', 'write at least one word')
  const sequence = pieces.flatMap((piece): Item[] => {
    const options = readPiece(piece, lists, foldWord)
    return options.length === 1 ? options[0]! : [{ kind: 'choice', options }]
  })
  checkSequence(phrase, sequence)
  return sequence
}

function readPiece (piece: string, lists: ReadonlyMap<string, readonly string[]>, foldWord: (word: string) => string): Item[][] {
  if (piece === '^') return [[{ kind: 'start' }]]
  if (piece === '$' || piece === '$?' || piece === '$!') return [[{ kind: 'end', mark: piece.slice(1) as '' | '?' | '!' }]]
  if (piece.startsWith('..')) {
    const most = piece === '..' ? DEFAULT_GAP : Number(piece.slice(2))
    if (!Number.isInteger(most) || most < 1 || most > LARGEST_GAP) {
      throw new FaultyPhrase(`'${piece}' is no gap`, `write .. or ..1 to ..${LARGEST_GAP}`)
    }
    return [[{ kind: 'gap', most }]]
  }
  const optional = piece.endsWith('?') && piece.length > 1
  const core = optional ? piece.slice(0, -1) : piece
  const options = core.startsWith('(') ? readGroup(core, lists, foldWord) : [[slot(atomsOf(core, lists, foldWord))]]
  return optional ? [...options, []] : options
}

const EDGES: ReadonlySet<string> = new Set(['^', '$', '$?', '$!'])

/** «(a|b|c d)»: the single words become one slot, each longer option a reading of its own. */
function readGroup (group: string, lists: ReadonlyMap<string, readonly string[]>, foldWord: (word: string) => string): Item[][] {
  if (!group.endsWith(')')) throw new FaultyPhrase(`'${group}' is not closed`, 'write (one|another)')
  const single: Atom[] = []
  const options: Item[][] = []
  for (const option of group.slice(1, -1).split('|')) {
    const words = option.trim().split(/\s+/).filter((word) => word !== '')
    const edge = words.find((word) => EDGES.has(word))
    if (edge !== undefined) throw new FaultyPhrase(`in '${group}' ${edge} is one of several`, `write the phrase once more, with ${edge} ${edge === '^' ? 'first' : 'last'}`)
    if (words.length === 0) options.push([])
    else if (words.length === 1 && !words[0]!.startsWith('..')) single.push(...atomsOf(words[0]!, lists, foldWord))
    else options.push(words.flatMap((word) => readPiece(word, lists, foldWord)[0]!))
  }
  return single.length > 0 ? [[slot(single)], ...options] : options
}

const slot = (atoms: readonly Atom[]): Item => ({ kind: 'slot', atoms })

/** Lists are long and named often: each is read once, and its atoms are one array. */
const READ_LISTS = new WeakMap<readonly string[], readonly Atom[]>()
const NO_LISTS = new Map<string, readonly string[]>()

function atomsOf (word: string, lists: ReadonlyMap<string, readonly string[]>, foldWord: (word: string) => string): readonly Atom[] {
  if (word === '_') return [{ kind: 'class', key: 'any' }]
  if (word.startsWith('<') && word.endsWith('>')) {
    const name = word.slice(1, -1)
    if ((WORD_CLASSES as readonly string[]).includes(name)) return [{ kind: 'class', key: name as WordClass }]
    const list = lists.get(name)
    if (!list) throw new FaultyPhrase(`no list '${name}'`, `add it under 'lists:' or use one of: ${[...lists.keys(), ...WORD_CLASSES].join(', ')}`)
    let known = READ_LISTS.get(list)
    if (known === undefined) READ_LISTS.set(list, known = list.flatMap((entry) => atomsOf(entry, NO_LISTS, foldWord)))
    return known
  }
  if (word.startsWith('=')) return [{ kind: 'exact', key: word.slice(1).toLowerCase().normalize('NFC') }]
  if (word.startsWith('~')) return [{ kind: 'stem', key: foldWord(word.slice(1)) }]
  const open = word.startsWith('*')
  const close = word.endsWith('*')
  const key = foldWord(word.slice(open ? 1 : 0, close ? -1 : undefined))
  if (key === '' || /[()|<>*?]/.test(key)) {
    throw new FaultyPhrase(`'${word}' is no word`, 'write letters, with * only at its beginning or end')
  }
  if ((open || close) && key.length < 2 && /[\p{L}\p{N}]/u.test(key)) throw new FaultyPhrase(`'${word}' meets nearly everything`, 'give it two letters or more')
  return [{ kind: open && close ? 'infix' : open ? 'suffix' : close ? 'prefix' : 'word', key }]
}

/** Whether every reading of `item` has a word that is more than a class. */
const hasOwnWord = (item: Item): boolean =>
  item.kind === 'slot' ? item.atoms.some((atom) => atom.kind !== 'class') : item.kind === 'choice' && item.options.every((option) => option.some(hasOwnWord))

/** Whether every reading of `item` has a word at all. */
const hasWord = (item: Item): boolean =>
  item.kind === 'slot' || (item.kind === 'choice' && item.options.every((option) => option.some(hasWord)))

const gapsOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'gap' ? 1 : item.kind === 'choice' ? Math.max(...item.options.map(gapsOf)) : 0), 0)

function checkSequence (phrase: string, sequence: readonly Item[]): void {
  if (!sequence.some(hasOwnWord)) {
    throw new FaultyPhrase(`'${phrase}' can be read as no word of its own`, 'keep at least one word that must stand there')
  }
  if (gapsOf(sequence) > MOST_GAPS) {
    throw new FaultyPhrase(`in '${phrase}' are more than ${MOST_GAPS} gaps`, 'split it into several phrases')
  }
  checkGaps(phrase, sequence)
  sequence.forEach((item, index) => {
    if (item.kind === 'start' && index !== 0) throw new FaultyPhrase(`in '${phrase}' ^ is not first`, 'put ^ first')
    if (item.kind === 'end' && index !== sequence.length - 1) throw new FaultyPhrase(`in '${phrase}' $ is not last`, 'put $ last')
  })
}

/** A gap needs a word that must stand there on both its sides. */
function checkGaps (phrase: string, items: readonly Item[]): void {
  items.forEach((item, index) => {
    if (item.kind === 'choice') for (const option of item.options) checkGaps(phrase, option)
    if (item.kind !== 'gap') return
    const before = items[index - 1]
    const after = items[index + 1]
    if (before === undefined || after === undefined || before.kind === 'gap' || after.kind === 'gap' || !items.slice(0, index).some(hasWord) || !items.slice(index + 1).some(hasWord)) {
      throw new FaultyPhrase(`in '${phrase}' a gap stands at an edge or beside another`, 'put words on both sides of ..')
    }
  })
}
