import { start } from '../../src/start.ts'
import { FaultyData } from '../../src/strict-yaml.ts'
import { fakeServices } from './fake.ts'

await start(process.env, async ({ settingsFile }) => {
  if (settingsFile !== undefined) {
    throw new FaultyData([{ file: settingsFile, line: 3, column: 1, problem: 'unknown key \'compnay\'', mend: 'remove it or correct its spelling' }])
  }
  return fakeServices
})
