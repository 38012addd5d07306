import Type, { type Static } from 'typebox'

/** In what times are counted: `time` is an occasion («three times»). */
export const UNITS = ['hour', 'day', 'week', 'month', 'year', 'time'] as const
export type Unit = (typeof UNITS)[number]

/** A word, or with * its beginning and whatever follows. */
const Words = Type.Array(Type.String({ minLength: 1, pattern: '^[^*\\s]+\\*?$' }))

/** `times.yaml`: how a language writes numbers, units of time and months. */
export const TimesFile = Type.Object({
  /** Whether 3.4 is surely the third of April: where the month may stand first, only 13.4 is read. */
  dayFirst: Type.Boolean(),
  numbers: Type.Record(Type.String({ pattern: '^[1-9]\\d?$' }), Words),
  units: Type.Object(Object.fromEntries(UNITS.map((unit) => [unit, Words])) as Record<Unit, typeof Words>, { additionalProperties: false }),
  months: Type.Array(Words, { minItems: 12, maxItems: 12 }),
  /** Beside a number they make it another: «almost three». */
  about: Words
}, { additionalProperties: false })
export type TimesFile = Static<typeof TimesFile>
