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
