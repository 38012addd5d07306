import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js'
import type { Case } from '../learn/cases.ts'
import { NONE } from './quality.ts'

/** Names the scenario of a case, or `none`. */
export type Peer = (example: Case) => string

const textOf = ({ subject, text }: Case): string => `${subject ?? ''} ${text}`

/** natural's naive Bayes, trained on the scenarios of `cases` with its own tokenizer and stemmer. */
export function trainBayesPeer (cases: readonly Case[]): Peer {
  return trainPeer(new BayesClassifier(), cases)
}

/** natural's logistic regression, likewise. Slow to train: minutes for a thousand cases. */
export function trainRegressionPeer (cases: readonly Case[]): Peer {
  return trainPeer(new LogisticRegressionClassifier(), cases)
}

function trainPeer (classifier: BayesClassifier, cases: readonly Case[]): Peer {
  for (const example of cases) classifier.addDocument(textOf(example), example.scenario ?? NONE)
  classifier.train()
  return (example) => classifier.classify(textOf(example))
}

/**
 * NLP.js (its classifier alone, no recognisers), trained on the same cases with the stemmer of their language where it
 * has one. Minutes for two thousand cases.
 */
export async function trainNlpPeer (cases: readonly Case[]): Promise<(example: Case) => Promise<string>> {
  const { containerBootstrap, LangEn, LangFi, Nlp } = await import('./nlp-js.ts')
  const language = cases[0]!.language
  const container = await containerBootstrap()
  const pack = { en: LangEn, fi: LangFi }[language]
  if (pack) container.use(pack)
  const nlp = new Nlp({ container, languages: [language], autoSave: false, autoLoad: false, forceNER: false, log: false, nlu: { log: false } })
  for (const example of cases) nlp.addDocument(language, textOf(example), example.scenario ?? NONE)
  await nlp.train()
  return async (example) => (await nlp.process(language, textOf(example))).classifications[0]?.intent ?? NONE
}
