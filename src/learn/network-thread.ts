import { parentPort, workerData } from 'node:worker_threads'
import { trainNetwork } from './network.ts'
import type { NetworkJob } from './networks.ts'
import { readVectors } from './vectors.ts'

// Teaches one network in a thread of its own.
const { lessons, folds, without } = workerData as NetworkJob
parentPort!.postMessage(trainNetwork(lessons, (text) => folds[text] !== without, { vectors: readVectors() }))
