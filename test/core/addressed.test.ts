import { expect, test } from 'vitest'
import { addressedIn } from '../../src/core/addressed.ts'

test('a reply takes up what is likely enough, of danger what is all but sure, in the order it was found', () => {
  expect(addressedIn({
    secondary: [{ id: 'bad-service', confidence: 0.71 }, { id: 'other', confidence: 0.69 }],
    demands: [{ id: 'status', confidence: 0.7, evidence: [] }, { id: 'refund', confidence: 0.5, evidence: [] }, { id: 'apology', confidence: 1, evidence: [] }],
    escalation: [{ reason: 'safety', confidence: 0.89, evidence: [] }, { reason: 'distress', confidence: 0.7, evidence: [] }, { reason: 'legal', confidence: 0.6, evidence: [] }]
  })).toEqual({ secondary: ['bad-service'], demands: ['status', 'apology'], escalation: ['distress'] })
})

test('danger that is all but sure is taken up', () =>
  expect(addressedIn({ secondary: [], demands: [], escalation: [{ reason: 'safety', confidence: 0.9, evidence: [] }] }).escalation).toEqual(['safety']))
