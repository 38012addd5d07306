import { assetsFolder } from '../../assets.ts'
import { loadPacks } from '../../load.ts'
import type { Chance } from './chance.ts'

/** A message as people send them, in one of the languages. */
export interface Message { readonly text: string, readonly subject: string, readonly format: 'text' | 'html' | 'eml', readonly language: string }

const NAMES = ['Mari Tamm', 'Jaan Saar', 'Kadri Mets', 'Laura Nieminen', 'Matti Virtanen', 'Sanna Mäkelä', 'John Carter', 'Emma O’Neill', 'Oliver Smith-Jones']
const ENDINGS: Readonly<Record<string, readonly string[]>> = { et: ['', 'd', 'st', 'le', 'ga', 'ks', 'tes'], fi: ['', 't', 'n', 'ssa', 'lle', 'ksi', 'ista'], en: ['', 's', 'ed', 'ing', '\'s'] }
const SYLLABLES = ['ka', 'lo', 'mi', 're', 'ta', 'su', 'põ', 'vää', 'nö', 'kru', 'sti', 'her', 'len', 'mar', 'nik', 'os', 'paa', 'tul']

/** Makes messages of sentences from the examples of the packs' rules, with names, numbers and words that never came before. */
export function createTexts (): (chance: Chance) => Message {
  const sentences = new Map(loadPacks(assetsFolder('languages')).packs.map(({ tag, rules }) =>
    [tag, rules.flatMap(({ finds, leaves }) => [...finds, ...leaves]).map((each) => each.replaceAll(/\[\[|\]\]/g, ''))]))
  const tags = [...sentences.keys()]

  return (chance) => {
    const language = chance.pick(tags)
    const known = sentences.get(language)!
    const lines = Array.from({ length: 2 + chance.below(8) }, () => varied(chance.pick(known), language, chance))
    const order = `${chance.pick(['EE', 'FI', 'UK', 'KM', 'A'])}-${10_000 + chance.below(90_000)}`
    const text = [`${chance.pick(['Tere!', 'Hei,', 'Hello,', ''])}`, `${lines.join(chance.once(3) ? '\n\n' : ' ')} (${order}, ${1 + chance.below(400)},${10 + chance.below(90)} €)`, chance.pick(NAMES)].join('\n\n').trim()
    const subject = chance.once(3) ? varied(chance.pick(known), language, chance).slice(0, 200).replaceAll('\n', ' ') : `Re: ${order}`
    if (chance.once(8)) return { language, subject, format: 'html', text: `<html><body><p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n\n', '</p><p>')}</p><blockquote>${chance.pick(known)}</blockquote></body></html>` }
    if (chance.once(8)) return { language, subject, format: 'eml', text: `From: ${chance.pick(NAMES)} <a@b.example>\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n\nOn Mon, 3 Nov 2026 at 10:12, Shop <shop@example.com> wrote:\n> ${chance.pick(known).replaceAll('\n', '\n> ')}\n` }
    return { language, subject, format: 'text', text }
  }
}

/** A sentence with a word that nobody has written before, a slip of the finger, or as it is. */
function varied (sentence: string, language: string, chance: Chance): string {
  const words = sentence.split(' ')
  const at = chance.below(words.length)
  const word = words[at]!
  const kind = chance.below(3)
  if (kind === 0) words.splice(at, 0, Array.from({ length: 2 + chance.below(3) }, () => chance.pick(SYLLABLES)).join('') + chance.pick(ENDINGS[language] ?? ['']))
  if (kind === 1 && word.length > 3) {
    const cut = 1 + chance.below(word.length - 2)
    words[at] = word.slice(0, cut) + word.slice(cut + 1)
  }
  return words.join(' ')
}
