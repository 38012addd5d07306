import { readFileSync, readdirSync } from 'node:fs'
import { parseStrict, type Located } from '../../src/strict-yaml.ts'
import { compileMailForms, MailFile } from '../../src/reading/index.ts'

const FOLDER = 'src/languages'

/** Every pack's mail.yaml. */
export const mailPacks: readonly { tag: string, located: Located<MailFile> }[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name: tag }) => {
    const file = `${FOLDER}/${tag}/mail.yaml`
    return { tag, located: parseStrict(readFileSync(file, 'utf8'), file, MailFile) }
  })

export const forms = compileMailForms(mailPacks.map(({ located }) => located.value))
