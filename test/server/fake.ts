import type { Services } from '../../src/app.ts'
import { answers } from '../../src/contract/examples.ts'
import { services } from '../http/app.ts'

/** Answers every message with the same triage; "slow <ms>" after that long, "break" with a failure that quotes the message. */
export const fakeServices: Services = {
  ...services,
  async triage ({ text }) {
    const [word, milliseconds] = text.split(' ')
    if (word === 'slow') await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)))
    if (word === 'break') throw new TypeError(`cannot read ${text}`)
    return answers.english
  }
}
