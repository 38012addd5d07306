import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The instructions, continued lines joined, comments left out. */
const instructions = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => { const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []; return { word, rest: rest.trim() } })
const stages = instructions.map(({ word }) => word).filter((word) => word === 'FROM').length
const last = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'))
const of = (word: string) => last.filter((each) => each.word === word).map(({ rest }) => rest)
const { devDependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
/** What `npm start` tells Node. */
const flags = scripts.start.split(' && ').at(-1).split(' ').filter((word: string) => word.startsWith('--'))

test('two stages, both on the very Node that the tests run on', () => {
  expect(stages).toBe(2)
  for (const { rest } of instructions.filter(({ word }) => word === 'FROM')) {
    expect(rest).toMatch(new RegExp(`^node:${devDependencies.node.replaceAll('.', '\\.')}-bookworm-slim( AS build)?$`))
  }
})

test('the image holds the bundle alone, installs nothing, and runs as a numeric user that is not root', () => {
  expect(of('COPY')).toEqual(['--from=build /build/dist/ ./'])
  expect([...of('RUN'), ...of('ADD')]).toEqual([])
  expect(of('USER')).toEqual([expect.stringMatching(/^[1-9]\d{3,}:[1-9]\d{3,}$/)])
})

test('what is in it is listed in it: the build writes licences, npm run sbom the rest', () => {
  expect(instructions.filter(({ word }) => word === 'RUN').map(({ rest }) => rest)).toEqual(['npm ci', 'npm run sbom'])
  expect(scripts.sbom).toBe('node scripts/sbom.ts')
})

test('it starts without a shell, on all addresses, and can be asked how it is', () => {
  expect(JSON.parse(of('ENTRYPOINT')[0]!)).toEqual(['node', ...flags, '--enable-source-maps', 'server.js'])
  expect(of('CMD')).toEqual([])
  expect(of('ENV').join(' ')).toMatch(/NODE_ENV=production HOST=0\.0\.0\.0 PORT=3000/)
  expect(of('EXPOSE')).toEqual(['3000'])
  const command = JSON.parse(/CMD (\[.*\])$/.exec(of('HEALTHCHECK')[0]!)![1]!)
  expect(command.slice(0, 2)).toEqual(['node', '-e'])
  expect(command[2]).toContain('/livez')
  expect(instructions.map(({ rest }) => rest).join('\n')).not.toMatch(/API_KEYS|curl/)
})

test('it says what it is', () => {
  for (const label of ['title', 'description', 'licenses']) expect(of('LABEL').join(' ')).toContain(`org.opencontainers.image.${label}="`)
})

test('.dockerignore lets in what the build copies, and nothing else', () => {
  const [everything, ...allowed] = readFileSync('.dockerignore', 'utf8').trim().split('\n')
  expect(everything).toBe('*')
  const copied = instructions.filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from')).flatMap(({ rest }) => rest.split(' ').slice(0, -1))
  expect(allowed.map((line) => line.replace(/^!/, '')).sort()).toEqual(copied.sort())
  for (const path of copied) expect(existsSync(path)).toBe(true)
})
