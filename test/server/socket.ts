import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Sends `parts` (a number waits so many milliseconds) and answers all that comes back until the other side closes. */
export async function exchange (port: number, ...parts: readonly (string | Buffer | number)[]): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1')
  const received: Buffer[] = []
  socket.on('data', (chunk: Buffer) => { received.push(chunk) })
  socket.on('error', () => {}) // a reset: the other side had said all it had to say, or the test finds it missing
  const closed = new Promise((resolve) => socket.on('close', resolve))
  for (const part of parts) {
    if (typeof part === 'number') await sleep(part)
    else socket.write(part)
  }
  await closed
  return Buffer.concat(received).toString()
}

/** Status and body of the first HTTP answer in `received`. */
export function answerIn (received: string): { status: number, body: any, head: string } {
  const [head = '', body = ''] = received.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head, body: body === '' ? undefined : JSON.parse(body) }
}
