import type { Channel, Message } from '../core/message.ts'
import { readMime } from './eml.ts'
import { htmlToPlain } from './html.ts'
import type { MailForms } from './mail-forms.ts'
import { findZones } from './zones.ts'

export { compileMailForms, MailFile, mailFaults, type MailForms } from './mail-forms.ts'
export { findZones } from './zones.ts'

export interface Source {
  readonly text: string
  /** Wins over the subject of a MIME message. */
  readonly subject?: string | undefined
  /** text (default): `text` is the message. html: the body of a mail. eml: a whole MIME message. */
  readonly format?: 'text' | 'html' | 'eml' | undefined
  /** Default email. */
  readonly channel?: Channel | undefined
}

/**
 * The plain text of a message and its zones. For text, the message's text is the very string that came (offsets count
 * in what the caller sent); for html and eml it is the text read out of it. Never throws or rejects; a promise only for
 * eml. A mail without any words has the text '' and no zones.
 */
export function readMessage (source: Source & { readonly format?: 'text' | 'html' | undefined }, forms: MailForms): Message
export function readMessage (source: Source, forms: MailForms): Message | Promise<Message>
export function readMessage (source: Source, forms: MailForms): Message | Promise<Message> {
  const { text, subject, format } = source
  const channel = source.channel ?? 'email'
  const message = (plain: string, line: string): Message => ({ text: plain, subject: line, channel, zones: findZones(plain, forms) })
  if (format === 'html') return message(htmlToPlain(text), subject ?? '')
  if (format === 'eml') return readMime(text).then((mail) => message(mail.text, subject ?? mail.subject))
  return message(text, subject ?? '')
}
