import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, inLanguage, parseSettings } from '../../src/settings.ts'

test.each([['nothing', ''], ['only comments', '# company\n\n# later\n'], ['an empty map', '{}']])('%s gives the defaults', (_, source) => {
  expect(parseSettings(source, 'company.yaml')).toEqual(DEFAULT_SETTINGS)
})

test('what is given stands over the defaults', () => {
  expect(parseSettings(`name: Pood
signature:
  et: |-
    Anna Kask
    Pood
  en: Anna
respondWithinHours: { urgent: 2 }
followUpWorkingDays: { furious: 1 }
formality: { et: informal }
tracking: { Omniva: 'https://o.example/{trackingNumber}' }
legalAnswerDays: { sv: 14 }
`, 'company.yaml')).toEqual({
    ...DEFAULT_SETTINGS,
    name: 'Pood',
    signature: { et: 'Anna Kask\nPood', en: 'Anna' },
    respondWithinHours: { low: 72, normal: 24, high: 4, urgent: 2 },
    followUpWorkingDays: { furious: 1 },
    formality: { et: 'informal' },
    tracking: { Omniva: 'https://o.example/{trackingNumber}' },
    legalAnswerDays: { et: 15, sv: 14 }
  })
})

test.each([
  ['nam: Pood', "company.yaml:1:1: unknown key 'nam'; write 'name'"],
  ['name: Pood\nphone: 600', 'company.yaml:2:8:'],
  ['formality: polite', 'company.yaml:1:12:'],
  ['policyUrl: javascript:alert(1)', 'company.yaml:1:12:'],
  ['returnDays: 1', 'company.yaml:1:13:'],
  ['tracking:\n  DPD: https://dpd.example/', "company.yaml:2:8: the link of 'DPD' has no {trackingNumber}"],
  ['timeZone: Tallinn', "company.yaml:1:11: no time zone is called 'Tallinn'"],
  ['compensation: { allowed: false, coupon: X }', 'company.yaml:1:15: a percentage or coupon is given'],
  ['name: a\nname: b', 'company.yaml:2:1:'],
  ['- a', 'company.yaml:1:1:']
])('%j is refused', (source, fault) => expect(() => parseSettings(source, 'company.yaml')).toThrow(fault))

test.each([
  ['a', 'et', 'a'], [{ et: 'a' }, 'et', 'a'], [{ et: 'a' }, 'fi', undefined], [undefined, 'et', undefined], [{ et: 'a' }, 'constructor', undefined]
])('%j in %s', (value, language, expected) => expect(inLanguage(value, language)).toBe(expected))
