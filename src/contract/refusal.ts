/** A fault of the request that only its meaning shows: `pointer` is the JSON pointer of the field, `detail` names the mend. */
export interface Refused { readonly pointer: string, readonly detail: string }

/** Thrown by the service at a request that fits the schema and still cannot be answered; the caller gets a 422 with these. */
export class Refusal extends Error {
  readonly errors: readonly Refused[]

  constructor (errors: readonly Refused[]) {
    super('the request cannot be answered')
    this.name = 'Refusal'
    this.errors = errors
  }
}
