import { assetsFolder } from '../assets.ts'
import type { Engine } from '../core/analyze.ts'
import type { LearntModel } from '../core/learnt/model.ts'
import { compileNetwork } from '../core/learnt/network.ts'
import { FOLDS, foldOf, isUnseen, type Case } from '../learn/cases.ts'
import { createEntityReader } from '../core/entities/index.ts'
import type { GoodsModel } from '../core/entities/goods.ts'
import { fitDecision } from '../learn/decision.ts'
import { learnGoodsByFolds, prepareGoods } from '../learn/goods.ts'
import { chancesOf, learn, scoreByFolds } from '../learn/learn.ts'
import { learnMessageNetworks, type Networks } from '../learn/networks.ts'
import { besideOf, readCaseSets, readClauses, type MessageLessons } from '../learn/messages.ts'
import { prepareCases, prepareClauses } from '../learn/prepare.ts'
import { DEFAULTS, trainModel, type Beside, type Options, type Prepared } from '../learn/train.ts'
import { createVoiceEngine, lexiconsOf, loadEngine, loadMailForms, loadPacks } from '../load.ts'
import type { LanguagePack } from '../packs/pack.ts'
import { readMessage } from '../reading/index.ts'
import type { Answered } from './quality.ts'

/** The packs, the labelled cases of test/cases and clauses of test/clauses, and what is tried with them. */
export function openCasebook () {
  const languages = assetsFolder('languages')
  const { concepts, packs } = loadPacks(languages)
  const forms = loadMailForms(packs)
  const tags = packs.map(({ tag }) => tag)
  const sets = new Map(tags.map((tag) => [tag, readCaseSets(tag)]))
  const all = (tag: string): Case[] => sets.get(tag)?.flatMap(({ cases }) => cases) ?? []
  const learntFrom = (tag: string): Case[] => all(tag).filter((example) => !isUnseen(example))
  const read = (example: Case) => readMessage(example, forms)
  const prepared = new Map<string, Promise<Prepared[]>>()
  const prepare = (pack: LanguagePack): Promise<Prepared[]> => {
    let known = prepared.get(pack.tag)
    if (known === undefined) prepared.set(pack.tag, known = prepareCases(pack, learntFrom(pack.tag), forms))
    return known
  }
  const packOf = (tag: string): LanguagePack => packs.find((pack) => pack.tag === tag)!
  let clauses: MessageLessons['clauses'] | undefined
  const clausesOnce = (): MessageLessons['clauses'] => clauses ??= new Map(packs.map((pack) => [pack.tag, prepareClauses(pack, readClauses(pack.tag), forms)]))
  /** What stands beside the cases of a language; `keep`: which of the cases of others may be learnt from. */
  const beside = async (tag: string, keep: (example: Case) => boolean = () => true): Promise<Beside> => {
    const cases = await Promise.all(packs.map(async (pack) => [pack.tag, (await prepare(pack)).filter(({ example }) => keep(example))] as const))
    return besideOf(tag, { cases: new Map(cases), clauses: clausesOnce() })
  }
  /** The networks taught the cases that `keep` keeps, each lot of them once, and all clauses. */
  const networksByLot = new Map<string, Promise<Networks>>()
  const networksOf = async ({ network, glosses }: Options, keep: (example: Case) => boolean = () => true): Promise<Networks | undefined> => {
    if (!network || !glosses) return undefined
    const kept = (await Promise.all(packs.map(prepare))).flat().filter(({ example }) => keep(example))
    const lot = kept.map(({ example }) => example.id).join(' ')
    let known = networksByLot.get(lot)
    if (known === undefined) networksByLot.set(lot, known = learnMessageNetworks(kept, [...clausesOnce().values()].flat()))
    return known
  }
  /** By fold and language, what is learnt of goods from the cases of the other folds. */
  let goodsByFolds: Promise<GoodsModel[][]> | undefined
  const learnGoodsOnce = (): Promise<GoodsModel[][]> => goodsByFolds ??= (async () => {
    const lexicons = lexiconsOf(packs)
    return learnGoodsByFolds(await Promise.all(packs.map(async (pack, language) => {
      const cases = await prepare(pack)
      const scored = scoreByFolds(cases, DEFAULTS, await beside(pack.tag), await networksOf(DEFAULTS))
      return prepareGoods(cases, language, chancesOf(scored, fitDecision(scored)), createEntityReader(lexicons, pack.tag))
    })))
  })()
  const answer = async (engine: Engine, cases: readonly Case[]): Promise<Answered[]> => {
    const answered: Answered[] = []
    for (const example of cases) answered.push({ example, findings: engine.analyze(await read(example)) })
    return answered
  }

  return {
    tags,
    all,
    /** Cases that nothing is learnt from. */
    unseen: (tag: string): Case[] => all(tag).filter(isUnseen),
    learntFrom,
    /** Ids of the cases of some sets, of all languages. */
    idsOf: (names: readonly string[]): Set<string> => new Set([...sets.values()].flat().filter(({ set }) => names.includes(set)).flatMap(({ cases }) => cases.map(({ id }) => id))),
    answer,
    /** The engine as it is delivered. */
    engine: (): Engine => loadEngine(languages, concepts, packs),
    /** An engine for one language over other weights, or other rules. */
    engineWith: (tag: string, { model, networks }: Learnt, pack: LanguagePack = packOf(tag)): Engine =>
      createVoiceEngine(languages, concepts, packs, pack, model, networks && compileNetwork(networks.whole)),
    /** The model of one language as it is learnt anew. `keep`: which of the cases it may learn from. */
    learn: async (tag: string, options: Options = DEFAULTS, keep: (example: Case) => boolean = () => true): Promise<Learnt> => {
      const networks = await networksOf(options, keep)
      const kept = (await prepare(packOf(tag))).filter(({ example }) => keep(example))
      return { model: learn(kept, await beside(tag, keep), options, networks), networks }
    },
    /** The same without any rule, learnt and answered so. */
    learnWithoutRules: async (tag: string): Promise<Learnt & { pack: LanguagePack }> => {
      const pack = { ...packOf(tag), rules: [] }
      const { foreign } = await beside(tag)
      const ruleless = { clauses: prepareClauses(pack, readClauses(tag), forms), foreign: foreign.map((other) => ({ ...other, facts: withoutMeanings(other.facts) })) }
      const networks = await networksOf(DEFAULTS)
      return { model: learn(await prepareCases(pack, learntFrom(tag), forms), ruleless, DEFAULTS, networks), networks, pack }
    },
    /** Each case answered by weights learnt from the other folds; thresholds are fitted on all folds' unseen scores. */
    crossValidate: async (tag: string, options: Options = DEFAULTS, wanted: (example: Case) => boolean = () => true): Promise<Answered[]> => {
      const cases = await prepare(packOf(tag))
      const besideCases = await beside(tag)
      const networks = await networksOf(options)
      const decision = fitDecision(scoreByFolds(cases, options, besideCases, networks))
      const goods = await learnGoodsOnce()
      const answered: Answered[] = []
      for (let fold = 0; fold < FOLDS; fold++) {
        const others = cases.filter(({ example }) => foldOf(example) !== fold)
        const engine = createVoiceEngine(languages, concepts, packs, packOf(tag), { ...trainModel(others, options, besideCases), decision }, networks && compileNetwork(networks.byFold[fold]!), goods[fold]![tags.indexOf(tag)])
        answered.push(...await answer(engine, cases.map(({ example }) => example).filter((example) => foldOf(example) === fold && wanted(example))))
      }
      return answered
    }
  }
}

/** What was learnt of one language anew. */
export interface Learnt { readonly model: LearntModel, readonly networks: Networks | undefined }

export type Casebook = ReturnType<typeof openCasebook>

const withoutMeanings = (facts: ReadonlyMap<string, number>): Map<string, number> => new Map([...facts].filter(([name]) => !name.includes(':')))
