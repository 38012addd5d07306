import type { Services } from '../../src/app.ts'
import { answers } from '../../src/contract/examples.ts'
import { services } from '../http/app.ts'

/** Answers every message with the same triage; "slow <ms>" after that long, "block <ms>" after so much work, "break" with a failure that quotes the message. */
export const fakeServices: Services = {
  ...services,
  async triage ({ text }) {
    const [word, milliseconds] = text.split(' ')
    if (word === 'slow') await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)))
    if (word === 'block') work(Number(milliseconds))
    if (word === 'break') throw new TypeError(`cannot read ${text}`)
    return answers.english
  }
}

/** Does nothing else for so many milliseconds. */
function work (milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}
