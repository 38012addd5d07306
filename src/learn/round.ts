/** A number as it is stored, in whole parts of `unit`; never -0, which JSON does not know. */
export const round = (value: number, unit = 1e4): number => Math.round(value * unit) / unit + 0
