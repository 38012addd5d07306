import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** What `script` posts as its answer to `job`, its `workerData`, in a thread of its own. Rejects with what it throws. */
export const inThread = <Job, Answer>(script: URL, job: Job): Promise<Answer> => new Promise((resolve, reject) => {
  const thread = new Worker(script, { workerData: job })
  thread.once('message', resolve)
  thread.once('error', reject)
})

/** Does all `jobs`, as many at a time as there are processors, the first ones first; gives the answers in their order. */
export async function sideBySide<Job, Answer> (jobs: readonly Job[], work: (job: Job) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const goOn = async (): Promise<void> => {
    while (next < jobs.length) {
      const at = next++
      answers[at] = await work(jobs[at]!)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, goOn))
  return answers
}
