import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'

const SOURCE = new URL('../src/core/learnt/lanes.wat', import.meta.url)
const TARGET = new URL('../src/core/learnt/lanes.ts', import.meta.url)

/** lanes.ts as it belongs to lanes.wat. */
export async function compileLanes (): Promise<string> {
  const program = (await wabt()).parseWat('lanes.wat', readFileSync(SOURCE, 'utf8'), { simd: true })
  program.validate()
  const { buffer } = program.toBinary({})
  program.destroy()
  return `/** lanes.wat, compiled by \`npm run lanes\`, in base64. */\nexport const LANES = '${Buffer.from(buffer).toString('base64')}'\n`
}

if (import.meta.main) writeFileSync(TARGET, await compileLanes())
