import type { Sentence, Tokens } from '../text/tokenize.ts'
import type { Word } from '../text/word.ts'
import type { AddPlace } from './network.ts'
import type { Senses } from './senses.ts'

/** The boundaries of a message: the beginning of a sentence, which its end is too, and the same of the subject line. */
export const MESSAGE_BOUNDARIES = 2
const BODY = 0
const SUBJECT = 1

/** The places of a message in order: what each word means, and where sentences begin. */
export function visitMessage (body: Tokens, subject: Tokens, glossesOf: Senses['glossesOf'], add: AddPlace): void {
  const visit = ({ words, sentenceOf }: Tokens, kind: number): void => {
    let sentence = -1
    for (let at = 0; at < words.length; at++) {
      if (sentenceOf[at] !== sentence) {
        sentence = sentenceOf[at]!
        add(kind, -1)
      }
      add(glossesOf(words[at]!), kind === BODY ? at : -1)
    }
  }
  visit(body, BODY)
  visit(subject, SUBJECT)
  add(BODY, -1)
}

const MARKS: readonly Sentence['mark'][] = ['', '.', '!', '?', '…', ':']
/** The boundaries of a sentence: its beginning, and each of the marks at its end. */
export const SENTENCE_BOUNDARIES = 1 + MARKS.length
const BEGINNING = 0

/** The places of one sentence in order. */
export function visitSentencePlaces (words: readonly Word[], mark: Sentence['mark'], glossesOf: Senses['glossesOf'], add: AddPlace): void {
  add(BEGINNING, -1)
  words.forEach((word, at) => { add(glossesOf(word), at) })
  add(1 + MARKS.indexOf(mark), -1)
}
