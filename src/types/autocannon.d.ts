// autocannon has no types of its own; these are of the part that `npm run bench` uses
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    /** Milliseconds after which it looks whether the time is over. */
    readonly sampleInt: number
    readonly requests: readonly { readonly method: string, readonly path: string, readonly headers: Readonly<Record<string, string>>, readonly body: string }[]
  }
  interface Result {
    /** Seconds that it took. */
    readonly duration: number
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
  }
  interface Run extends PromiseLike<Result> {
    /** `milliseconds` is the time to the answer, not rounded. */
    on (event: 'response', listener: (client: unknown, statusCode: number, bytes: number, milliseconds: number) => void): Run
  }
  export default function autocannon (options: Options): Run
}
