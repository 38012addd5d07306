import { CAPITAL, isFresh, UPPER } from './scan.ts'
import type { Scan } from './scan.ts'
import { CARRIER, fold, PARCEL, TRACKING } from './words.ts'
import type { Candidate } from './candidates.ts'

const NEAR = 6

/** Carriers named in a scanned text; those whose name is a common word only where it can be no other thing. */
export function readCarriers (scan: Scan, common: readonly (ReadonlySet<string> | undefined)[]): Candidate[] {
  const found: Candidate[] = []
  for (let i = 0; i < scan.count; i++) {
    const carrier = scan.carrier[i]!
    if (carrier < 0 || (scan.mask[i]! & CARRIER) === 0) continue
    // The name of a shop or an address: «omniva.ee», «@posti.example».
    const before = scan.text.charCodeAt(scan.start[i]! - 1)
    const after = scan.text.charCodeAt(scan.reach[i]!)
    if ((after === 0x2e && scan.start[i + 1] === scan.reach[i]! + 1 && i + 1 < scan.count) || (before === 0x2e && i > 0 && scan.end[i - 1] === scan.start[i]! - 1)) continue
    const small = common[carrier]
    if (small && !isMeant(scan, i, small)) continue
    found.push({ type: 'carrier', start: scan.start[i]!, end: scan.reach[i]!, score: isParcelNear(scan, i) ? 2 : 1, carrier })
  }
  return found
}

/** A common word is the carrier with a capital inside a sentence, or beside words of parcels; `small`: its forms without a capital. */
function isMeant (scan: Scan, at: number, small: ReadonlySet<string>): boolean {
  if ((scan.flags[at]! & CAPITAL) === 0) return small.has(fold(scan.text.slice(scan.start[at]!, scan.reach[at]!))) && isParcelNear(scan, at)
  if ((scan.flags[at]! & UPPER) !== 0 || !isFresh(scan, at)) return true
  return small.size > 0 || isParcelNear(scan, at)
}

function isParcelNear (scan: Scan, at: number): boolean {
  const last = Math.min(scan.count - 1, at + NEAR)
  for (let i = Math.max(0, at - NEAR); i <= last; i++) {
    if (i !== at && (scan.mask[i]! & (PARCEL | TRACKING)) !== 0) return true
  }
  return false
}
