import { label, type Package } from './packages.ts'

const RULE = '-'.repeat(80)

/** All `packages` with their licences, then each text once, with the packages that bring it. */
export function licenceList (packages: readonly Package[]): string {
  const widest = Math.max(...packages.map((each) => label(each).length))
  const bringers = new Map<string, Package[]>()
  for (const each of packages) {
    for (const text of each.texts.map(tidy)) bringers.set(text, [...bringers.get(text) ?? [], each])
  }
  const texts = [...bringers].map(([text, by]) => `${RULE}\n${by.map(label).join('\n')}\n${RULE}\n\n${text}\n`)
  return `Packages that are part of this service, and their licences; below the list, what each brings as the text of its licence.
Written by \`npm run licences\`.

${packages.map((each) => `${label(each).padEnd(widest)}  ${each.licence}`).join('\n')}

${texts.join('\n')}`
}

/** Line ends and trailing space differ between copies of the same text. */
const tidy = (text: string): string => text.replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '').trim()
