const MARKS = /\p{M}+/gu
const ASCII = /^[\x20-\x7e]*$/
/** Three or more of one letter are a voice, not a spelling («väääga», «sooo»). */
const STRETCHED = /(\p{L})\1{2,}/u
const STRETCHES = /(\p{L})\1{2,}/gu

/**
 * The form in which words are compared: composed, lower case, typographic apostrophes made plain and
 * diacritics dropped, so that «jõudnud» meets «joudnud» and «hyvä» meets «hyva».
 */
export function fold (word: string): string {
  const lower = word.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower.normalize('NFD').replace(MARKS, '').replaceAll('’', "'").replaceAll('ʼ', "'").replaceAll('ı', 'i')
}

/** Lower case with its diacritics, composed: for the few rules in which «kõrv» and «korv» must stay apart. */
export const foldCase = (word: string): string => word.toLowerCase().normalize('NFC')

export const isStretched = (key: string): boolean => STRETCHED.test(key)

/** A stretched key with each long run cut to `length` letters. */
export const unstretch = (key: string, length: 1 | 2): string => key.replace(STRETCHES, length === 1 ? '$1' : '$1$1')
