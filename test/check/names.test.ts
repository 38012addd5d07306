import { describe, expect, test } from 'vitest'
import { caseOf, saidBy } from './parts.ts'

const wrong = (tag: string, text: string, complaint: string, values = {}): (string | undefined)[] => saidBy(tag, text, 'wrong-name', caseOf(tag, complaint, values))
const BODY = {
  en: ' I am sorry that the lamp broke. I will send you a new one today.\n\nKind regards,\nJoanne Price',
  et: ' Mul on kahju, et lamp läks katki. Saadan Teile täna uue.\n\nLugupidamisega\nLiis Kask',
  fi: ' Olen pahoillani, että lamppu hajosi. Lähetän teille tänään uuden.\n\nTerveisin\nOuti Laine'
} as const
const SIGNED = { en: 'My lamp broke.\n\nRegards,\nJohn Kelly', et: 'Lamp läks katki.\n\nTervitades\nJaan Tamm', fi: 'Lamppu hajosi.\n\nTerveisin\nMatti Virtanen' } as const
type Tag = keyof typeof BODY

describe('somebody else is greeted', () => {
  test.each<[Tag, string, string]>([
    ['fi', 'Timo hei,', 'Timo'], ['fi', 'Timo hei!', 'Timo'], ['fi', 'hei timo,', 'timo'], ['fi', 'Hei Timo', 'Timo'], ['fi', 'Hei taas Timo,', 'Timo'], ['fi', 'Hei taas, Timo!', 'Timo'],
    ['fi', 'Hei Timo ja kiitos viestistänne.', 'Timo'], ['fi', 'Hei! Kiitos viestistänne, Timo.', 'Timo'], ['fi', 'Kiitos viestistäsi, Timo!', 'Timo'], ['fi', 'Hyvä herra Lehtonen,', 'herra Lehtonen'],
    ['fi', 'Hyvä rouva Anneli Lehtonen,', 'rouva Anneli Lehtonen'], ['fi', 'Hei\n\nTimo, kiitos viestistänne.', 'Timo'], ['fi', 'Moikka 👋 Timo!', 'Timo'],
    ['et', 'Tere jälle, Mari!', 'Mari'], ['et', 'Tere taas Mari', 'Mari'], ['et', 'tere mari,', 'mari'], ['et', 'Aitäh kirja eest, Mari!', 'Mari'], ['et', 'Tere! Aitäh kirja eest, Mari.', 'Mari'], ['et', 'Mari, tere!', 'Mari'],
    ['et', 'Lugupeetud pr Mets!', 'pr Mets'], ['et', 'Lugupeetud härra Mets,', 'härra Mets'], ['et', 'Tere, Jaanus!', 'Jaanus'], ['et', 'Kallis Mari!', 'Mari'],
    ['en', 'Hi there Tom,', 'Tom'], ['en', 'Good morning again, Tom,', 'Tom'], ['en', 'hi tom,', 'tom'], ['en', 'Thanks for your message, Tom.', 'Tom'], ['en', 'Hello, and thanks for your message, Tom.', 'Tom'],
    ['en', 'Hi Tom and thank you for writing.', 'Tom'], ['en', 'Dear Dr Brown,', 'Dr Brown'], ['en', 'Dear Mr. Brown,', 'Mr. Brown'], ['en', 'Dear Tom Kelly,', 'Tom Kelly'], ['en', 'Tom, hello!', 'Tom'], ['en', 'Thanks Tom!', 'Tom'], ['en', 'Hi Tom your order is late.', 'Tom'], ['fi', 'Kiitos Timo!', 'Timo']
  ])('%s: %s', (tag, greeting, name) => expect(wrong(tag, greeting + BODY[tag], SIGNED[tag])).toEqual([name]))

  test.each<[Tag, string, string]>([
    ['et', 'Mari', 'Marika'], ['et', 'Marika', 'Mari'], ['et', 'Anna', 'Anne'], ['et', 'Jaan', 'Jaanus'], ['et', 'Jaanus', 'Jaan'], ['et', 'Marit', 'Mari'], ['et', 'Maris', 'Mari'], ['fi', 'Anni', 'Anna'], ['fi', 'Karin', 'Kari'],
    ['fi', 'Timo', 'Teemu'], ['en', 'Mary', 'Marie'], ['en', 'Jane', 'Jan'], ['et', 'Kristina', 'Kristiina'], ['en', 'Jonathon', 'Jonathan'], ['en', 'Daniela', 'Daniel'],
    ['fi', 'Raija Lehtinen', 'Raija Lehtonen'], ['et', 'Anna Kask', 'Anna Tamm'], ['en', 'John Smith', 'John Kelly']
  ])('%s: %s for %s', (tag, greeted, name) => expect(wrong(tag, `${tag === 'en' ? 'Hello' : tag === 'et' ? 'Tere' : 'Hei'} ${greeted},${BODY[tag]}`, '', { customerName: name })).toEqual([greeted]))
})

test.each<[Tag, string, string]>([
  ['en', 'I spoke with your colleague Rachel on Monday. She was short with me and put the phone down.\n\nRegards,\nFiona Tansey', 'Rachel'],
  ['et', 'Rääkisin esmaspäeval teie töötaja Reelikaga. Ta oli ebaviisakas ja pani toru hargile.\n\nTervitades\nMaie Kask', 'Reelika'],
  ['fi', 'Puhuin maanantaina Riikan kanssa. Hän oli tyly ja löi luurin korvaan kesken kaiken.\n\nTerveisin\nMaija Laine', 'Riikka']
])('%s: whom the complaint only tells of is not its writer', (tag, complaint, name) =>
  expect(wrong(tag, `${tag === 'en' ? 'Dear' : tag === 'et' ? 'Tere,' : 'Hei'} ${name},${BODY[tag]}`, complaint)).toEqual([name]))

test.each<[Tag, string, string]>([
  ['en', 'My name is Peter and I ordered a lamp for my wife, which came broken on Monday.\n\nRegards,\nP. Smith-Jones', 'Peter'],
  ['en', 'Mr Brown and I ordered a lamp from you in March and it came broken on Monday.\n\nRegards,\nFiona Tansey', 'Mr Brown'],
  ['et', 'Minu nimi on Peeter ja tellisin teilt lambi, mis jõudis kohale katkisena.\n\nTervitades\nP. Kask', 'Peeter'],
  ['fi', 'Nimeni on Pekka ja tilasin teiltä lampun, joka saapui rikkinäisenä maanantaina.\n\nTerveisin\nP. Laine', 'Pekka']
])('%s: who names himself is', (tag, complaint, name) =>
  expect(wrong(tag, `${tag === 'en' ? 'Dear' : tag === 'et' ? 'Tere,' : 'Hei'} ${name},${BODY[tag]}`, complaint)).toEqual([]))

describe('the same person', () => {
  test.each<[Tag, string, string]>([
    ['et', 'Jüri', 'Juri'], ['et', 'JAAN', 'Jaan'], ['et', 'Mari-Liis', 'Mari-Liis Tamm'], ['et', 'Mari', 'Mari-Liis Tamm'], ['et', 'Mariliis', 'Mari-Liis'], ['fi', 'Matti Virtanen', 'matti virtanen'], ['fi', 'Virtanen Matti', 'Matti Virtanen'],
    ['en', 'Tom', 'Thomas Brown'], ['en', 'Katherine', 'Kate Brown'], ['en', 'Mike', 'Michael'], ['en', 'Mrs Kelly', 'John Kelly'], ['en', 'J. Kelly', 'John Kelly'], ['en', 'Mr Brown', 'Tom'], ['fi', 'herra Lehtonen', 'Timo'],
    ['fi', 'Timo ja Liisa', 'Liisa Laine'], ['fi', 'Masa', 'Matti Virtanen'], ['en', 'Mary & John', 'John Kelly'], ['en', 'John and Mary', 'Mary Kelly'], ['et', 'Mari ja Jaan', 'Jaan'], ['en', 'Anna Maria', 'Maria Brown'], ['et', 'Ants Rebane', 'Ants-Erik Rebane'],
    ['et', 'Anna Kask', 'Anna Kask-Tamm'], ['en', 'Anna Maria', 'Anna Brown']
  ])('%s: %s for %s', (tag, greeted, name) => expect(wrong(tag, `${tag === 'en' ? 'Dear' : tag === 'et' ? 'Tere,' : 'Hei'} ${greeted},${BODY[tag]}`, '', { customerName: name })).toEqual([]))

  test('under either of the names with which they signed', () => {
    const complaint = 'Minu nimi on Kristina Tamm ja lamp läks katki.\n\nTervitades\nKristiina Tamm'
    for (const name of ['Kristina', 'Kristiina']) expect(wrong('et', `Tere, ${name}!${BODY.et}`, complaint)).toEqual([])
    expect(wrong('et', `Tere, Kristel!${BODY.et}`, complaint)).toEqual(['Kristel'])
  })
})

describe('no person is greeted', () => {
  test.each<[Tag, string]>([
    ['en', 'Dear Acme Team,'], ['en', 'Dear Acme,'], ['en', 'Hello London!'], ['en', 'Hello there,'], ['en', 'Dear valued customer,'], ['en', 'Hi! Tom from Acme here.'], ['en', 'Hello, Tom here from the workshop.'], ['en', 'Good morning.'],
    ['en', 'Thanks for your patience, Royal Mail has found the parcel.'], ['en', 'Hello, Emma will call you today.'], ['en', 'Hello. Thank you for writing. Our driver, Tom, has told me what happened.'], ['en', 'Dear Sir or Madam,'], ['en', 'Happy to help.'],
    ['et', 'Tere, Kodupood!'], ['et', 'Tere Tallinnast!'], ['et', 'Tere, hea klient!'], ['et', 'Armas klient,'], ['et', 'Tere Elisa meeskonnast!'], ['fi', 'Hei! Elisa on pahoillaan.'], ['en', 'Hi mark my words'], ['et', 'Tere! Siin Mari Kodupoest.'], ['et', 'Tere! Mari Kodupoest siin.'], ['et', 'Tere! Mari helistab Teile täna.'], ['et', 'Hele Mets meie poest uuris asja.'],
    ['fi', 'Hei Helsinki!'], ['fi', 'Hyvä asiakkaamme,'], ['fi', 'Hei! Timo asiakaspalvelusta täällä.'], ['fi', 'Hei, täällä Timo Lampputalosta.'], ['fi', 'Kiitos, Timo soittaa teille tänään.'], ['fi', 'Hei Lampputalon asiakas,'], ['fi', 'Rakas asiakas,']
  ])('%s: %s', (tag, greeting) => expect(wrong(tag, greeting + BODY[tag], SIGNED[tag])).toEqual([]))

  test.each<[Tag, string]>([
    ['en', 'I am sorry that it broke. A new one is on its way. Thanks, Emma'], ['en', 'Thanks for your patience, Emma'], ['et', 'Uus lamp on teel. Aitäh, Mari'], ['fi', 'Uusi lamppu on matkalla. Kiitos, Timo']
  ])('the agent signs so, %s: %s', (tag, text) => expect(wrong(tag, text, SIGNED[tag])).toEqual([]))

  test('nor where the customer wrote of them', () => expect(wrong('en', `Dear Mary,${BODY.en}`, 'My wife Mary has no lamp now.\n\nJohn Kelly')).toEqual([]))
  test('nor where nobody knows who wrote', () => expect(wrong('en', `Dear Mary,${BODY.en}`, 'My lamp broke.')).toEqual([]))
})
