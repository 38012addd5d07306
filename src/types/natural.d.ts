// natural types only its root, which must never be imported (it loads database drivers and reads .env)
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    addDocument (text: string, label: string): void
    train (): void
    classify (text: string): string
    getClassifications (text: string): { label: string, value: number }[]
  }
}
declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  export { default } from 'natural/lib/natural/classifiers/bayes_classifier.js'
}
