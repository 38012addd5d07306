import { describe, expect, test } from 'vitest'
import { assetsFolder } from '../../src/assets.ts'
import { hashOfGloss } from '../../src/core/learnt/glosses.ts'
import { compileNetwork } from '../../src/core/learnt/network.ts'
import { visitMessage } from '../../src/core/learnt/places.ts'
import { readFolder } from '../../src/files.ts'
import { isUnseen, parseCases } from '../../src/learn/cases.ts'
import { trainNetwork } from '../../src/learn/network.ts'
import { layOut } from '../../src/learn/networks.ts'
import { prepareCases } from '../../src/learn/prepare.ts'
import { HEADS } from '../../src/learn/train.ts'
import { readVectors, VECTOR_SIZE, writeVectors } from '../../src/learn/vectors.ts'
import { loadMailForms, loadPacks } from '../../src/load.ts'
import { readNetwork, unpack, writeNetwork } from '../../src/packs/learnt.ts'

describe('vectors of glosses', () => {
  const vectorOf = (word: string): number[] | undefined => word === 'late' ? Array(VECTOR_SIZE).fill(1) : word === 'parcel' ? Array(VECTOR_SIZE).fill(-2) : undefined
  const written = writeVectors(['late', 'late-parcel', 'unheard', 'very-late'], vectorOf)
  test('are read as they were written, those of several words as the mean', () => {
    const read = readVectors(written)
    expect([...read.keys()]).toEqual(['late', 'late-parcel', 'very-late'].map(hashOfGloss))
    expect(read.get(hashOfGloss('late'))![0]).toBeCloseTo(1)
    expect(read.get(hashOfGloss('late-parcel'))![99]).toBeCloseTo(-0.5)
  })
  test('a short line is named', () => expect(() => readVectors('# x\nlate AAAA\n')).toThrow('gloss-vectors.txt:2: 3 numbers, not 100'))
  test('there are some for nearly all glosses', () => {
    const known = readVectors()
    const glosses = new Set(loadPacks(assetsFolder('languages')).packs.flatMap((pack) => [...pack.files.get('glosses.txt')!.source.matchAll(/^([a-z-]+):/gm)].map(([, gloss]) => gloss!)))
    expect([...glosses].filter((gloss) => known.has(hashOfGloss(gloss))).length / glosses.size).toBeGreaterThan(0.95)
  })
})

describe('a network', async () => {
  const { packs } = loadPacks(assetsFolder('languages'))
  const forms = loadMailForms(packs)
  const cases = (await Promise.all(packs.map((pack) => prepareCases(pack, readFolder(`test/cases/${pack.tag}`, '.jsonl')
    .flatMap(({ name, source }) => parseCases(source, name)).filter((example) => !isUnseen(example)).filter((_, i) => i % 40 === 0), forms)))).flat()
  const lessons = layOut(cases)
  const teaching = { epochs: 12, batch: 16, vectors: readVectors() }
  const network = trainNetwork(lessons, () => true, teaching)

  test('the same lessons give the same bytes, and what was written is read back', () => {
    const written = writeNetwork(network)
    const again = writeNetwork(trainNetwork(layOut(cases), () => true, teaching))
    expect(again.facts).toBe(written.facts)
    expect(again.weights.equals(written.weights)).toBe(true)
    expect(readNetwork(written.facts, unpack(written.weights))).toEqual(network)
  })
  test('others give another', () => expect(trainNetwork(lessons, (text) => text % 2 === 0, { ...teaching, epochs: 1 }).biases).not.toEqual(network.biases))

  test('what it learnt from it knows better than by chance, in every language', () => {
    const read = compileNetwork(network)
    for (const { tag } of packs) {
      const own = cases.filter(({ example }) => example.language === tag)
      const right = own.filter(({ example, body, subject, senses }) => {
        const scores = Array.from(read((add) => { visitMessage(body, subject, senses.glossesOf, add) }).heads.subarray(0, 10))
        return HEADS[scores.indexOf(Math.max(...scores))]!.truth(example) > 0
      })
      expect(right.length / own.length, tag).toBeGreaterThan(0.5)
    }
  })
})
