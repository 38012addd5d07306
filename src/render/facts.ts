import type { Placeholder } from '../core/placeholders.ts'

/**
 * One fact of each kind to try replies with: none is a part of another, and none is of a language, so that they say
 * nothing of the words around them.
 */
export const ALL_FACTS: Readonly<Record<Placeholder, string>> = {
  customerName: 'Mari Tamm', orderNumber: 'EE-20931', trackingNumber: 'JJFI6488', invoiceNumber: 'INV-7731', carrier: 'Omniva',
  product: 'Torvald T9', amount: '312,45 €', phone: '+372 600 1234', email: 'abi@pood.example', deliveryStatus: 'Jüri 75301',
  trackingUrl: 'https://jalgi.example/x', deliverBy: '2026-11-24', deliveryDate: '2026-11-12', actionTaken: 'RMA-118',
  nextStep: 'Liis Kuusk, 10.30', customerExperience: 'Pärnu 27, 14.15', team: 'Lootsi 4', discountPercent: '15',
  couponCode: 'VABANDUS', returnDays: '16', returnWindowDays: '33', policyUrl: 'https://pood.example/tagastus', company: 'Kaubakelder',
  agentName: 'Anna Kask', signature: 'Anna Kask\nKaubakelder', managerName: 'Liis Mets', customerPhone: '+372 555 9876',
  customerEmail: 'mari@post.example', answerBy: '2026-11-25', refundBy: '2026-11-27'
}
