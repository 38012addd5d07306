import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
afterAll(() => rmSync(folder, { recursive: true }))

function check (...given: string[]): { readonly code: number | null, readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/check-pack.ts', ...given], { encoding: 'utf8' })
  return { code: status, out: stdout + stderr }
}

test('the example is sound, and each of its replies is shown in each shape', () => {
  const { code, out } = check('examples/roastery/own', '--settings', 'examples/roastery/settings.yaml')
  expect(out).toMatch(/\n22 files, 15 rules, 6 replies: sound\.\n$/)
  expect(code).toBe(0)
  for (const tag of ['en', 'et', 'fi']) for (const id of ['gift-card', 'subscription']) for (const channel of ['email', 'chat', 'social']) expect(out).toContain(`── ${id} · ${tag} · ${channel}\n`)
  expect(out).toContain('Vabanduseks saad järgmiselt ostult 10% soodustust, sooduskood on UUSKOHV.')
}, 30_000)

test('faults are told with their place, all at once', () => {
  const own = join(folder, 'faulty')
  cpSync('examples/roastery/own', own, { recursive: true })
  const reply = join(own, 'templates/fi/replies/gift-card.md')
  writeFileSync(reply, readFileSync(reply, 'utf8').replace('title:', 'titel:'))
  writeFileSync(join(folder, 'settings.yaml'), 'formality: { et: informal, ff: formal }\nreturnWindowDays: two weeks\n')
  const { code, out } = check(own, '--settings', join(folder, 'settings.yaml'))
  expect(code).toBe(1)
  expect(out).toContain(`${reply}:3:1\n  unknown key 'titel'\n  → write 'title'\n`)
  expect(out).toContain("settings.yaml:2:19\n  'returnWindowDays' must be a whole number\n  → write a number of days from 2 to 1000\n")
  expect(out).toMatch(/faults\. The service would not take these files up\.\n$/)
}, 30_000)

test('what is most likely not meant is told, and is no fault', () => {
  const own = join(folder, 'odd')
  cpSync('examples/roastery/own', own, { recursive: true })
  const put = (name: string, text: string): void => writeFileSync(join(own, name), text)
  const body = (letter: string): string => ['letter', 'chat', 'public'].map((shape) => `# ${shape}\n${letter}\n`).join('\n')
  put('notes.txt', 'ours')
  put('languages/et/odd.yaml', `
scenarios:
  opening-hours: { title: Lahtiolek, description: Pood on kinni. }
  parking: { title: Parkimine, description: Parkida ei saa. }
rules:
  - id: odd.hours
    scenario: opening-hours
    phrases: [ja, lahti, pood kinni]
    unless: [pood kinni]
    finds: ["sina [[ja]] mina"]
    leaves: [uks]
`)
  put('templates/et/replies/parkin.md', `---\nscenario: parkin\ntitle: x\ndescription: x\nsubject: [x]\n---\n${body('Aitäh kirjutamast.')}`)
  put('templates/et/replies/opening-hours.md', `---\nscenario: opening-hours\ntitle: x\ndescription: x\nsubject: [x]\n---\n${body('Aitäh, et kirjutasid. Palun Teilt vabandust, et pood oli kinni ja sa ei saanud sisse. Teie meeleolu on meile tähtis.')}`)
  put('templates/fi/replies/other.md', `---\nscenario: other\ntitle: x\ndescription: x\nsubject: [x]\n---\n${body('Thank you for writing to us. I am sorry that you have had this trouble with our shop.')}`)
  const { code, out } = check(own, '--quiet')
  expect(code).toBe(0)
  for (const line of [
    'notes.txt\n  The service does not read this file.',
    'odd.yaml:8:14\n  These phrases find something in ',
    'odd.yaml:8:26\n  This phrase does not even find «pood kinni».',
    "No rule in 'et' finds the scenario 'parking'",
    "There is no reply for 'parking' in 'et': the reply 'other' answers it.",
    "Where 'parking' is a second matter in a complaint, the draft in 'et' says nothing of it.",
    "The scenario 'parking' is there in 'et', but not in 'fi'.",
    "parkin.md:2:1\n  There is no scenario 'parkin' in 'et': this reply is never used.\n  → Did you mean 'parking'?",
    'opening-hours.md:1:1\n  The letter (calm) addresses the customer formally («Teilt») and informally («sa»).',
    "fi/replies/other.md:1:1\n  The letter (calm) reads as 'en', and stands in 'fi'.",
    'opening-hours.md:1:1\n  The letter says nothing of what concerns the safety of people, nor of further matters of the same complaint, nor of what'
  ]) expect(out).toContain(line)
  expect(out).not.toContain('──')
}, 30_000)

test('without a folder it says how it is used', () => expect(check()).toMatchObject({ code: 1, out: expect.stringContaining('npm run check-pack -- FOLDER [--settings FILE]') }))
