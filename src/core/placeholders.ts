/** Every fact that a reply may hold, by the name that requests, templates and settings call it. */
export const PLACEHOLDERS = [
  'customerName', 'orderNumber', 'trackingNumber', 'invoiceNumber', 'carrier', 'product', 'amount', 'phone', 'email',
  'deliveryStatus', 'trackingUrl', 'deliverBy', 'deliveryDate', 'actionTaken', 'nextStep', 'customerExperience', 'team',
  'discountPercent', 'couponCode', 'returnDays', 'returnWindowDays', 'policyUrl', 'company', 'agentName', 'signature',
  'managerName', 'customerPhone', 'customerEmail', 'answerBy', 'refundBy'
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const KNOWN: ReadonlySet<string> = new Set(PLACEHOLDERS)

/** Whether `name` is one of PLACEHOLDERS. */
export const isPlaceholder = (name: string): name is Placeholder => KNOWN.has(name)

/**
 * Facts about the customer or their case that never stand where strangers read. Free text (`nextStep`,
 * `actionTaken`, `customerExperience`) is among them because nobody can vouch for what it holds.
 */
export const PRIVATE_PLACEHOLDERS: ReadonlySet<Placeholder> = new Set([
  'orderNumber', 'trackingNumber', 'trackingUrl', 'invoiceNumber', 'amount', 'customerPhone', 'customerEmail', 'carrier',
  'deliveryStatus', 'deliverBy', 'deliveryDate', 'refundBy', 'actionTaken', 'nextStep', 'customerExperience',
  'discountPercent', 'couponCode'
] as const)
