import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createEntityReader } from '../../src/core/entities/index.ts'
import { parseLabels } from '../../src/drafts/index.ts'
import { greetedName } from '../../src/drafts/values.ts'
import { readMessage } from '../../src/reading/index.ts'
import { lexicons } from '../core/entities/lexicons.ts'
import { forms } from '../reading/packs.ts'

/** Under the letter; the name as signed, '' where there is none; the name of the greeting where it differs. */
type Row = readonly [under: string, signed: string, greeted?: string]

const et: Row[] = [
  ['Mari Tamm', 'Mari Tamm'],
  ['/Mari', 'Mari'],
  ['- Mari', 'Mari'],
  ['–Mari Tamm', 'Mari Tamm'],
  ['*Mari*', 'Mari'],
  ['Mari.', 'Mari'],
  ['mari', 'mari', 'Mari'],
  ['MARI TAMM', 'MARI TAMM', 'Mari Tamm'],
  ['Terv. M. Tamm', 'M. Tamm'],
  ['Heldur Anvelt', 'Heldur Anvelt'],
  ['Terv Mari', 'Mari'],
  ['terv, mari', 'mari', 'Mari'],
  ['Lgp, Tamm', 'Tamm'],
  ['Lugupidamisega\nMari Tamm', 'Mari Tamm'],
  ['Lugupidamisega,\n\nMari Tamm', 'Mari Tamm'],
  ['lugupidamisega Mari-Liis Kask', 'Mari-Liis Kask'],
  ['Parimate soovidega\nKadri Mets-Saar', 'Kadri Mets-Saar'],
  ['Tervitades Jaan', 'Jaan'],
  ['Tervitab\nAnu Põld', 'Anu Põld'],
  ['Aitäh!\nKaur', 'Kaur'],
  ['Tänades ette\nPeeter Pärn', 'Peeter Pärn'],
  ['Head päeva!\nRiina Õunapuu', 'Riina Õunapuu'],
  ['Ette tänades,\nÜlle Äkke', 'Ülle Äkke'],
  ['Mari Tamm\n+372 5123 4567', 'Mari Tamm'],
  ['Mari Tamm, tel 5123 4567', 'Mari Tamm'],
  ['Mari Tamm\nmari.tamm@post.example', 'Mari Tamm'],
  ['Mari Tamm\nraamatupidaja\nPuhas Kodu OÜ\n+372 600 1234', 'Mari Tamm'],
  ['Mari Tamm | OÜ Puhas Kodu', 'Mari Tamm'],
  ['Mari Tamm\nOÜ Puhas Kodu\nPärnu mnt 12, Tallinn', 'Mari Tamm'],
  ['Mari Tamm\n\nSaadetud minu iPhone\'ist', 'Mari Tamm'],
  ['Mari\n\nSaadetud minu Samsung Galaxy nutitelefonist', 'Mari'],
  ['Mari Tamm\n\nSent from my iPhone', 'Mari Tamm'],
  ['Professor Kadri Hunt', 'Professor Kadri Hunt', 'Kadri Hunt'],
  ['prof. Kadri Hunt', 'prof. Kadri Hunt', 'Kadri Hunt'],
  ['Dr. Kadri Hunt', 'Dr. Kadri Hunt', 'Kadri Hunt'],
  ['dr Hunt', 'dr Hunt', ''],
  ['Kadri Hunt, PhD', 'Kadri Hunt'],
  ['Kadri Hunt, MSc', 'Kadri Hunt'],
  ['Tamm, Mari', 'Tamm, Mari', 'Mari Tamm'],
  ['Mari ja Jaan Tamm', 'Mari ja Jaan Tamm'],
  ['perekond Tamm', 'perekond Tamm', ''],
  ['Pere Tamm', 'Pere Tamm', ''],
  ['Pettunud klient', ''],
  ['Teie püsiklient', ''],
  ['Lugupidamisega\nklient', ''],
  ['Tänan!', ''],
  ['Ootan vastust.', ''],
  ['Puhas Kodu OÜ', ''],
  ['Tallinn', '']
]

const fi: Row[] = [
  ['Liisa Virtanen', 'Liisa Virtanen'],
  ['/Liisa', 'Liisa'],
  ['- Liisa', 'Liisa'],
  ['-Liisa V.', 'Liisa V.'],
  ['T. Liisa', 'Liisa'],
  ['t. Liisa', 'Liisa'],
  ['t: Liisa Virtanen', 'Liisa Virtanen'],
  ['T: Liisa', 'Liisa'],
  ['Terv. Liisa', 'Liisa'],
  ['Terveisin Raumalt', ''],
  ['Terveisin Raumalta', ''],
  ['Hostelli Satama, 1/5', ''],
  ['Terv, Liisa Virtanen', 'Liisa Virtanen'],
  ['terveisin liisa', 'liisa', 'Liisa'],
  ['Terveisin\nLiisa Virtanen', 'Liisa Virtanen'],
  ['Ystävällisin terveisin Virtanen Pekka', 'Virtanen Pekka', 'Pekka Virtanen'],
  ['Ystävällisin terveisin,\n\nPekka Virtanen', 'Pekka Virtanen'],
  ['Yst. terv.\nPekka Virtanen', 'Pekka Virtanen'],
  ['Yt. Pekka Virtanen', 'Pekka Virtanen'],
  ['Terkuin Pekka', 'Pekka'],
  ['Kunnioittavasti\nAino Mäkelä', 'Aino Mäkelä'],
  ['Kiittäen\nAino Mäkelä', 'Aino Mäkelä'],
  ['Kiitos!\nAino', 'Aino'],
  ['Kiitos etukäteen,\nAino Mäkelä', 'Aino Mäkelä'],
  ['AINO MÄKELÄ', 'AINO MÄKELÄ', 'Aino Mäkelä'],
  ['aino mäkelä', 'aino mäkelä', 'Aino Mäkelä'],
  ['Mäkelä, Aino', 'Mäkelä, Aino', 'Aino Mäkelä'],
  ['Anna-Maija Niemi-Korpela', 'Anna-Maija Niemi-Korpela'],
  ['Pekka & Aino', 'Pekka & Aino'],
  ['Pekka ja Aino Virtanen', 'Pekka ja Aino Virtanen'],
  ['P. Virtanen', 'P. Virtanen'],
  ['Pekka Virtanen\n040 123 4567', 'Pekka Virtanen'],
  ['Pekka Virtanen, p. 040 123 4567', 'Pekka Virtanen'],
  ['Pekka Virtanen\npekka@posti.example', 'Pekka Virtanen'],
  ['Pekka Virtanen\ntoimitusjohtaja\nPuhdas Koti Oy\n+358 9 123 456', 'Pekka Virtanen'],
  ['Pekka Virtanen / Puhdas Koti Oy', 'Pekka Virtanen'],
  ['Pekka Virtanen\n\nLähetetty iPhonesta', 'Pekka Virtanen'],
  ['Pekka\n\nLähetetty Samsung-puhelimesta', 'Pekka'],
  ['Professori Kadri Hunt', 'Kadri Hunt'],
  ['Prof. Aino Mäkelä', 'Prof. Aino Mäkelä', 'Aino Mäkelä'],
  ['Tri Aino Mäkelä', 'Tri Aino Mäkelä', 'Aino Mäkelä'],
  ['Aino Mäkelä, FT', 'Aino Mäkelä'],
  ['Aino Mäkelä, DI', 'Aino Mäkelä'],
  ['Rva Mäkelä', 'Rva Mäkelä', ''],
  ['Perhe Virtanen', 'Perhe Virtanen', ''],
  ['Pettynyt asiakas', ''],
  ['Kanta-asiakkaanne', ''],
  ['Kiitos!', ''],
  ['Terveisin\nasiakas', ''],
  ['Puhdas Koti Oy', ''],
  ['Odotan vastausta.', '']
]

const en: Row[] = [
  ['Ann Lee', 'Ann Lee'],
  ['-Ann', 'Ann'],
  ['- Ann Lee', 'Ann Lee'],
  ['~ Ann', 'Ann'],
  ['ann', 'ann', 'Ann'],
  ['ANN LEE', 'ANN LEE', 'Ann Lee'],
  ['Ann x', 'Ann'],
  ['Regards, Ann', 'Ann'],
  ['Regards,\nAnn Lee', 'Ann Lee'],
  ['Kind regards\n\nAnn Lee', 'Ann Lee'],
  ['Best,\nAnn', 'Ann'],
  ['Many thanks, Ann Lee', 'Ann Lee'],
  ['Thanks,\nT. Brown', 'T. Brown'],
  ['Cheers, Tom', 'Tom'],
  ['Yours sincerely,\n\nThomas Brown', 'Thomas Brown'],
  ['Yours faithfully\nT. J. Brown', 'T. J. Brown'],
  ['Yours in disappointment,\nTom Brown', 'Tom Brown'],
  ['KR, Tom', 'Tom'],
  ['Rgds\nTom Brown', 'Tom Brown'],
  ['Tom B.', 'Tom B.'],
  ['Thomas Brown Jr.', 'Thomas Brown Jr'],
  ["Liam O'Dowd", "Liam O'Dowd"],
  ['Mary-Jane Smith-Jones', 'Mary-Jane Smith-Jones'],
  ['Tom & Ann Brown', 'Tom & Ann Brown'],
  ['Tom and Ann', 'Tom and Ann'],
  ['Brown, Tom', 'Brown, Tom', 'Tom Brown'],
  ['Tom Brown\n07700 900123', 'Tom Brown'],
  ['Tom Brown, tel. 07700 900123', 'Tom Brown'],
  ['Tom Brown\ntom@brown.example', 'Tom Brown'],
  ['Tom Brown\nOffice Manager\nBaltic Foods Ltd', 'Tom Brown'],
  ['Tom Brown | Baltic Foods Ltd', 'Tom Brown'],
  ['Tom Brown\n14 Ashgrove, Leeds', 'Tom Brown'],
  ['Tom Brown\n\nSent from my iPhone', 'Tom Brown'],
  ['Tom\n\nGet Outlook for Android', 'Tom'],
  ['Professor Kadri Hunt', 'Professor Kadri Hunt', 'Kadri Hunt'],
  ['Prof. Ann Lee', 'Prof. Ann Lee', 'Ann Lee'],
  ['Dr. Ann Lee', 'Dr. Ann Lee', 'Ann Lee'],
  ['Mr A. Lee FRCSI', 'Mr A. Lee FRCSI', 'Mr Lee'],
  ['Dr Lee', 'Dr Lee'],
  ['Mr. T. Brown', 'Mr. T. Brown', 'Mr Brown'],
  ['Mrs Brown', 'Mrs Brown'],
  ['Mr & Mrs Brown', 'Mr & Mrs Brown'],
  ['Col. (retd) T. Brown', 'Col. (retd) T. Brown', 'Col Brown'],
  ['Get it here this week. Tom, 14 Ashgrove', 'Tom'],
  ['Cpl. Thomas Brown', 'Cpl. Thomas Brown', 'Thomas Brown'],
  ['Sister Brown', 'Sister Brown', ''],
  ['Ms Ann Lee', 'Ms Ann Lee', 'Ann Lee'],
  ['Ann Lee, MSc', 'Ann Lee'],
  ['Ann Lee (Ms)', 'Ann Lee'],
  ['Ann Lee PhD', 'Ann Lee PhD', 'Ann Lee'],
  ['Rev. Thomas Brown', 'Rev. Thomas Brown', 'Thomas Brown'],
  ['The Brown Family', 'Brown Family', ''],
  ['A disappointed customer', ''],
  ['Disgusted', ''],
  ['Thanks!', ''],
  ['Regards,\nAn ex-customer', ''],
  ['Baltic Foods Ltd', ''],
  ['I expect an answer.', '']
]

const BODY = {
  et: 'Tere!\n\nTellisin kolm nädalat tagasi veekeetja, aga pakk ei ole siiani kohale jõudnud. Palun andke teada, kus see on.',
  fi: 'Hei!\n\nTilasin kolme viikkoa sitten vedenkeittimen, mutta paketti ei ole vieläkään tullut. Kertokaa, missä se on.',
  en: 'Hello,\n\nThree weeks ago I ordered a kettle, and the parcel has still not arrived. Please tell me where it is.'
}

describe.each(Object.entries({ et, fi, en }))('%s', (tag, rows) => {
  const readEntities = createEntityReader(lexicons, tag)
  const labels = parseLabels(readFileSync(`templates/${tag}/labels.yaml`, 'utf8'), 'labels.yaml')
  const notNames = new Set(labels.notNames)
  const titles = new Set(labels.titles)
  const courtesy = new Set(labels.courtesy)
  test.each(rows)('%j is signed by %j', (under, signed, greeted = signed) => {
    const message = readMessage({ text: `${BODY[tag as keyof typeof BODY]}\n\n${under}`, format: 'text' }, forms)
    const name = readEntities(message).find(({ type }) => type === 'customerName')?.value ?? ''
    expect([name, greetedName(name, notNames, titles, courtesy)]).toEqual([signed, greeted])
  })
})
