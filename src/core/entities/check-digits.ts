import type { Check } from './lexicon.ts'

const digitAt = (number: string, at: number): number => number.charCodeAt(at) - 48

/** UPU S10 (technical standard S10-12): eight digits weighted 8 6 4 2 3 5 9 7, 11 minus the rest by 11; 10 → 0, 11 → 5. */
function isS10 (number: string): boolean {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  let sum = 0
  for (let i = 0; i < 8; i++) sum += digitAt(number, 2 + i) * weights[i]!
  const rest = 11 - sum % 11
  return digitAt(number, 10) === (rest === 10 ? 0 : rest === 11 ? 5 : rest)
}

/**
 * UPS 1Z: the 15 signs after `1Z`, a letter counting as (its code − 63) mod 10 (A = 2, B = 3 …), those in even places
 * twice; the last digit fills the sum up to tens. Source: UPS «Guide to Labeling», appendix on the 1Z check digit.
 */
function isUps (number: string): boolean {
  let sum = 0
  for (let i = 2; i < 17; i++) {
    const code = number.charCodeAt(i)
    const value = code >= 65 ? (code - 63) % 10 : code - 48
    sum += i % 2 === 1 ? value * 2 : value
  }
  return (10 - sum % 10) % 10 === digitAt(number, 17)
}

/**
 * GS1 General Specifications, 7.9.1: from the right, digits weigh 3 and 1 by turns; the last fills the sum up to tens.
 * SSCC has 18 digits, often after the application identifier 00.
 */
function isGs1 (number: string): boolean {
  const digits = number.length === 20 && number.startsWith('00') ? number.slice(2) : number
  let sum = 0
  for (let i = digits.length - 2, weight = 3; i >= 0; i--, weight = 4 - weight) sum += digitAt(digits, i) * weight
  return (10 - sum % 10) % 10 === digitAt(digits, digits.length - 1)
}

/**
 * DPD prints a check sign of ISO/IEC 7064 MOD 37,36 after the 14 digits of a parcel number (DPD «Parcel Label
 * Specification» 2.4.1); 14 digits alone carry none, so only a further sign can be verified.
 */
function isDpd (number: string): boolean {
  if (number.length === 14) return true
  let rest = 36
  for (let i = 0; i < number.length - 1; i++) {
    rest += valueOf(number.charCodeAt(i))
    if (rest > 36) rest -= 36
    rest *= 2
    if (rest > 36) rest -= 37
  }
  return valueOf(number.charCodeAt(number.length - 1)) === (37 - rest) % 36
}

const valueOf = (code: number): number => code >= 65 ? code - 55 : code - 48

/** Whether `number` (capitals, no spaces, of the shape the check is meant for) bears the check digit it should. */
export function passesCheck (check: Check, number: string): boolean {
  switch (check) {
    case 's10': return isS10(number)
    case 'ups': return isUps(number)
    case 'gs1': return isGs1(number)
    case 'dpd': return isDpd(number)
    case 'none': return true
  }
}
