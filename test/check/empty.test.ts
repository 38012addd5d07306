import { describe, expect, test } from 'vitest'
import { caseOf, saidBy } from './parts.ts'

const COMPLAINT = {
  en: 'Hello, my order EE-20931 came with a broken lamp on Monday, the shade was cracked and nobody answers the phone.\n\nJohn Kelly',
  et: 'Tere! Tellimuse EE-20931 lamp jõudis esmaspäeval katkisena, kuppel on mõraga ja keegi ei võta telefoni.\n\nJaan Tamm',
  fi: 'Hei, tilauksen EE-20931 lamppu tuli maanantaina rikkinäisenä, varjostin on säröillä eikä kukaan vastaa puhelimeen.\n\nMatti Virtanen'
} as const
type Tag = keyof typeof COMPLAINT
const isEmpty = (tag: Tag, text: string): boolean => saidBy(tag, text, 'empty', caseOf(tag, COMPLAINT[tag], { orderNumber: 'EE-20931' })).length > 0

const HOLLOW: [Tag, string][] = [
  ['en', 'Your opinion is important to us. We strive to offer the best service. We apologise for any inconvenience.'],
  ['en', 'Dear John Kelly,\n\nThank you for your message regarding order EE-20931. Your opinion is important to us. We always strive to offer the best service. We apologise for any inconvenience.\n\nKind regards,\nJoanne Price\nAcme Ltd, 020 7946 0000'],
  ['en', 'Hi John, thank you for contacting us about your order EE-20931. We take all feedback seriously and value your loyalty. We hope to serve you again.'],
  ['et', 'Teie arvamus on meile väga tähtis. Püüame pakkuda parimat teenindust. Vabandame võimalike ebamugavuste pärast.'],
  ['et', 'Tere, Jaan!\n\nTäname pöördumise eest seoses tellimusega EE-20931. Teie arvamus on meile väga tähtis. Vabandame tekkinud ebamugavuste pärast. Loodame Teid taas näha.\n\nLugupidamisega\nLiis Kask\nLambipood OÜ, tel 600 1234'],
  ['fi', 'Mielipiteenne on meille tärkeä. Pyrimme jatkuvasti parantamaan palveluamme. Pahoittelemme mahdollista haittaa.'],
  ['fi', 'Hei Matti,\n\nkiitos viestistänne koskien tilausta EE-20931. Mielipiteenne on meille tärkeä. Pahoittelemme aiheutunutta mielipahaa. Toivomme voivamme palvella teitä jatkossakin.\n\nTerveisin\nOuti Laine\nLampputalo Oy, puh. 09 123 4567']
]
const CONCRETE: Record<Tag, string[]> = {
  en: ['I will send you a new lamp today.', 'The shade should not have been cracked.', 'The money is on your account by Friday.', 'We will call you tomorrow at 10.'],
  et: ['Saadan Teile täna uue lambi.', 'Mõraga kuppel ei oleks tohtinud laost välja minna.', 'Raha on reedeks Teie kontol.', 'Helistame Teile homme kell 10.'],
  fi: ['Lähetän teille tänään uuden lampun.', 'Säröillä olevan varjostimen ei olisi pitänyt päästä varastosta.', 'Rahat ovat tilillänne perjantaina.', 'Soitamme teille huomenna kello 10.']
}

describe('nothing but formulas', () => {
  test.each(HOLLOW)('%s: %s', (tag, text) => expect(isEmpty(tag, text)).toBe(true))
})
describe('with one sentence of the case', () => {
  test.each(HOLLOW.flatMap(([tag, text]) => CONCRETE[tag].map((sentence): [Tag, string] => [tag, text.replace(/([.!]) (?=\p{Lu})/u, `$1 ${sentence} `)])))('%s: %s', (tag, text) => expect(isEmpty(tag, text)).toBe(false))
})
