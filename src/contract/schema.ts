import Type, { type Static, type TEnum, type TObject, type TProperties, type TSchema, type TSchemaOptions, type TUnsafe } from 'typebox'

/** What a caller reads and never writes to, all the way down. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T

/** What a caller or operator sends: an object with these fields and no other. (An answer may grow fields, so its schemas do not close it.) */
export const record = <P extends TProperties> (properties: P, options: TSchemaOptions = {}): TObject<P> =>
  Type.Object(properties, { additionalProperties: false, ...options })

/** `schema` or null. Written as a pair of types, which serialises without trying alternatives one by one. */
export const nullable = <S extends TSchema & { type: string }> (schema: S): TUnsafe<Static<S> | null> =>
  Type.Unsafe<Static<S> | null>({ ...schema, type: [schema.type, 'null'] })

/** One of `values`. */
export const oneOf = <const Values extends string[]> (values: readonly [...Values], options: TSchemaOptions = {}): TEnum<Values> & { type: 'string' } =>
  Type.Enum(values, { type: 'string', ...options }) as TEnum<Values> & { type: 'string' }
