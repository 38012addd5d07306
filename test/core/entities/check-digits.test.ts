import { expect, test } from 'vitest'
import { passesCheck } from '../../../src/core/entities/check-digits.ts'
import type { Check } from '../../../src/core/entities/lexicon.ts'

test.each<{ check: Check, number: string, because: string }>([
  { check: 's10', number: 'RB123456785GB', because: 'the example of the UPU standard: 11 minus 6' },
  { check: 's10', number: 'RR473124829GB', because: 'worked by hand: 156 mod 11 = 2 gives 9' },
  { check: 'ups', number: '1Z999AA10123456784', because: 'the example of the UPS labelling guide' },
  { check: 'ups', number: '1Z5R89390357567127', because: 'a number from public test data' },
  { check: 'gs1', number: '340123450000000000', because: 'eighteen digits whose weighted sum is a multiple of ten' },
  { check: 'gs1', number: '00340123450000000000', because: 'the application identifier 00 does not count' },
  { check: 'dpd', number: '008182709980000020033350276C', because: 'a label number of the DPD specification' },
  { check: 'dpd', number: '05809912345671', because: 'fourteen digits carry no check sign' }
])('$number is sound: $because', ({ check, number }) => {
  expect(passesCheck(check, number)).toBe(true)
})

test.each<{ check: Check, number: string }>([
  { check: 's10', number: 'RB123456795GB' },
  { check: 's10', number: 'RB213456785GB' },
  { check: 'ups', number: '1Z999AA10123456783' },
  { check: 'ups', number: '1Z999AA10123456874' },
  { check: 'gs1', number: '340123450000000001' },
  { check: 'dpd', number: '008182709980000020033350276A' }
])('$number is not', ({ check, number }) => {
  expect(passesCheck(check, number)).toBe(false)
})
