import Type from 'typebox'
import type { Static } from 'typebox'

/**
 * A word or phrase as it is written. Case and accents do not count. `word*` is the word with anything after it,
 * `word~` the word alone or with one of the lexicon's `endings`.
 */
const Words = Type.Array(Type.String({ minLength: 1, pattern: '^[^*~]+[*~]?$' }))
const strict = { additionalProperties: false } as const

/** How a carrier's parcel number is verified; the formulas are in check-digits.ts. */
export const CHECKS = ['s10', 'ups', 'gs1', 'dpd', 'none'] as const
export type Check = (typeof CHECKS)[number]

/**
 * A carrier's parcel number without its spaces: `#` a digit, `@` a letter, `*` either, others themselves; `+` at the
 * end: the last sign goes on, up to 34 signs in all.
 */
const Tracking = Type.Object({ shape: Type.String({ pattern: '^[A-Z0-9#@*]+\\+?$' }), check: Type.Enum([...CHECKS]) }, strict)

const Carrier = Type.Object({
  name: Type.String({ minLength: 1 }),
  forms: Words,
  /**
   * The name is a common word too: it counts with a capital inside a sentence or beside words of parcels, and of its
   * forms in small letters only these, beside words of parcels.
   */
  common: Type.Optional(Type.Array(Type.String())),
  tracking: Type.Optional(Type.Array(Tracking))
}, strict)

export const EntityLexicon = Type.Object({
  language: Type.String({ minLength: 2 }),
  /** Endings that a `~` stem may take. */
  endings: Type.Array(Type.String({ minLength: 1 })),
  /** One of these may stand between the stem and its ending, or alone: kleit + i + d. */
  stemVowels: Type.Array(Type.String({ minLength: 1, maxLength: 1 })),
  numbers: Type.Object({
    order: Words,
    invoice: Words,
    tracking: Words,
    /** Goods on their way: a long number beside them is a parcel's. */
    parcel: Words,
    phone: Words,
    /** What has a number that is none of ours: contracts, cases, accounts, models, laws. */
    others: Words,
    /** May stand between the cue and its number: nr, number, is. */
    labels: Words,
    /** After a number they say that it counts or measures: kg, päeva, o'clock, March. */
    units: Words,
    /** Parcel numbers that no one carrier owns. */
    shapes: Type.Array(Tracking),
    /** National telephone numbers: the first digits and how many there are in all. */
    phones: Type.Array(Type.Object({
      starts: Type.String({ pattern: '^[0-9]+$' }), least: Type.Integer({ minimum: 5 }), most: Type.Integer({ maximum: 15 })
    }, strict))
  }, strict),
  amounts: Type.Object({
    symbols: Type.Array(Type.String({ minLength: 1, maxLength: 1 })),
    currencies: Words,
    /** Currency words that stand before the figure. */
    before: Words,
    numerals: Words,
    /** Written after the sum and part of it: `/kk`. */
    tails: Type.Array(Type.String({ minLength: 2 })),
    /** The sum beside them is wanted back. */
    wanted: Words,
    /** The sum beside them was charged or paid. */
    charged: Words,
    /** The sum beside them only serves for comparison. */
    compared: Words
  }, strict),
  carriers: Type.Array(Carrier),
  names: Type.Object({
    signOffs: Words,
    /** Short for a sign-off, always before a name: `t`, `terv`. */
    abbreviations: Words,
    /** A name follows: my name is. */
    intros: Words,
    /** A name came just before: `Mairo siin`. */
    here: Words,
    greetings: Words,
    titles: Words,
    joiners: Words,
    /** Small words inside a name: de, van, Ní. */
    particles: Words,
    given: Words,
    /** Words that are no name even at the end of a letter. */
    never: Words,
    /** Words that make a capitalised line a company, a post or a place. */
    companies: Words,
    /** A post or a kinship may stand before the name with no comma. */
    postFirst: Type.Boolean(),
    /** Endings that turn the last word of a signature into the place it comes from. */
    fromEndings: Type.Array(Type.String({ minLength: 1 }))
  }, strict),
  products: Type.Object({
    /** Goods follow: I bought, ostsin. */
    bought: Words,
    /** Goods that are the writer's or the message's: my, the, teie. */
    owned: Words,
    /** What goods do in a complaint: broke, arrived, ei tööta. */
    happened: Words,
    /** Stand before goods and are no part of their name: adjectives, numerals. */
    modifiers: Words,
    /** Never goods. */
    never: Words,
    /** Nouns of goods; in a compounding language the last part of the word. */
    heads: Words,
    /** Whether goods are named by compound words (koht + lamp) or by words side by side (floor lamp). */
    compounds: Type.Boolean(),
    /** Case endings of a place or a means, seldom of the thing a complaint is about. */
    placeEndings: Type.Array(Type.String({ minLength: 1 })),
    /** Endings of words that are no nouns. */
    otherEndings: Type.Array(Type.String({ minLength: 1 }))
  }, strict)
}, strict)

/** What one language knows of entities; a company's own words are one more lexicon of the same language. */
export type EntityLexicon = Static<typeof EntityLexicon>
