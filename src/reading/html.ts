import { Tokenizer } from 'htmlparser2'

/** What an element does to the text inside it. */
type Role = 'hidden' | 'quote' | 'attribution' | 'signature' | 'preformatted'

/** Elements that stand on lines of their own; the second kind with a blank line around them. */
const BLOCKS = new Set(['address', 'article', 'aside', 'body', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'header', 'html', 'li', 'main', 'nav', 'section', 'summary', 'tbody', 'tfoot', 'thead', 'title', 'tr'])
const SPACED = new Set(['blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'ol', 'p', 'pre', 'table', 'ul'])
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
const HIDDEN = new Set(['script', 'style', 'title', 'template', 'svg', 'object', 'iframe', 'noembed', 'audio', 'video', 'map'])
/** Their end tag may be left out: the next of them ends it. */
const SELF_ENDING = new Set(['p', 'li', 'dt', 'dd'])

/** Classes, ids and data attributes by which mail programs mark what they quote and append. */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['gmail_attr', 'attribution'], ['moz-cite-prefix', 'attribution'],
  ['moz-forward-container', 'quote'], ['yahoo_quoted', 'quote'], ['protonmail_quote', 'quote'], ['zmail_extra', 'quote'],
  ['tutanota_quote', 'quote'], ['olk_src_body_section', 'quote'], ['mail-editor-reference-message-container', 'quote'],
  ['gmail_signature', 'signature'], ['moz-signature', 'signature'], ['signature', 'signature'], ['applemailsignature', 'signature'],
  ['ms-outlook-mobile-signature', 'signature'], ['protonmail_signature_block', 'signature']
])
/** From these on, all is an earlier message: its header and body are siblings, with nothing around them. */
const QUOTES_THE_REST = new Set(['divrplyfwdmsg', 'appendonsend', 'zwchr', '__divider__'])
/** The line that Outlook for Windows draws above the header of the message it quotes. */
const OUTLOOK_RULE = /border-top:\s*solid #(?:e1e1e1|b5c4df)/i
const INVISIBLE = /display:\s*none|mso-hide:\s*all|font-size:\s*0(?:px)?\s*(?:;|$)/i
/** Attributes longer than this are data, not names. */
const LONGEST_ATTRIBUTE = 2000
const READ_ATTRIBUTES = new Set(['class', 'id', 'style', 'data-marker', 'type'])

const TAG = /<[a-z!/?]/i
/** Marks for breaking words that show nothing, and spaces; no-break spaces become plain ones. */
const UNSEEN = /[\u00ad\u200b\u200c\ufeff]|\u034f/g
const SPACES = /[\s\u00a0]+/g

/**
 * The words of an HTML mail as plain text: a line per block, cells of a row apart, lists with their marks, links by
 * their words, images, scripts and hidden parts left out. What the mail program marks as an earlier message has «> »
 * before each line; a signature it marks has «--» above it. Time and memory grow with the length, whatever the nesting.
 */
export function htmlToPlain (html: string): string {
  if (!TAG.test(html)) return readHtml(`<pre>${html}`, true)
  const text = readHtml(html, true)
  // where the hidden part never ends, hidden words are better than none
  return text === '' ? readHtml(html, false) : text
}

function readHtml (html: string, hides: boolean): string {
  const page = createPage()
  const open = new Map<string, number>()
  const roles = new Map<string, { depth: number, role: Role }[]>()
  const lists: number[] = []
  let tag = ''
  let attribute = ''
  let value = ''
  let attributes: Record<string, string> = {}

  const close = (name: string): void => {
    const depth = open.get(name) ?? 0
    if (depth === 0) return
    open.set(name, depth - 1)
    const held = roles.get(name)
    while (held && held.length > 0 && held[held.length - 1]!.depth >= depth) page.leave(held.pop()!.role)
  }
  const breakAt = (name: string): void => {
    if (SPACED.has(name)) page.breakLine(true)
    else if (BLOCKS.has(name)) page.breakLine(false)
  }
  const opened = (): void => {
    const name = tag
    if (name === 'br') page.newLine()
    else breakAt(name)
    const role = roleOf(name, attributes, hides)
    if (role === 'rest') page.enter('quote')
    if (VOID.has(name)) return
    if (SELF_ENDING.has(name)) {
      const held = roles.get(name)
      if (held && held.length > 0) close(name)
    }
    const depth = (open.get(name) ?? 0) + 1
    open.set(name, depth)
    if (role !== undefined && role !== 'rest') {
      const held = roles.get(name)
      if (held) held.push({ depth, role })
      else roles.set(name, [{ depth, role }])
      page.enter(role)
    }
    if (name === 'ul') lists.push(-1)
    else if (name === 'ol') lists.push(0)
    else if (name === 'li') {
      const last = lists.length - 1
      page.mark(last < 0 || lists[last]! < 0 ? '- ' : `${++lists[last]!}. `)
    }
  }
  const closed = (name: string): void => {
    if (name === 'br') page.newLine()
    else breakAt(name)
    if (name === 'td' || name === 'th') page.cell()
    if ((name === 'ul' || name === 'ol') && lists.length > 0) lists.pop()
    close(name)
  }
  const ignore = (): void => {}
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, {
    ontext: (start, end) => page.text(html.slice(start, end)),
    ontextentity: (code) => page.text(String.fromCodePoint(code)),
    onopentagname: (start, end) => {
      tag = html.slice(start, end).toLowerCase()
      attributes = {}
    },
    onattribname: (start, end) => {
      attribute = end - start > 20 ? '' : html.slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata: (start, end) => {
      if (READ_ATTRIBUTES.has(attribute) && value.length + end - start < LONGEST_ATTRIBUTE) value += html.slice(start, end)
    },
    onattribentity: ignore,
    onattribend: () => {
      if (READ_ATTRIBUTES.has(attribute)) attributes[attribute] = value
    },
    onopentagend: opened,
    onselfclosingtag: opened,
    onclosetag: (start, end) => closed(html.slice(start, end).toLowerCase()),
    oncdata: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onprocessinginstruction: ignore,
    onend: ignore
  })
  tokenizer.write(html)
  tokenizer.end()
  return page.finish()
}

function roleOf (tag: string, attributes: Readonly<Record<string, string>>, hides: boolean): Role | 'rest' | undefined {
  if (HIDDEN.has(tag)) return 'hidden'
  if (tag === 'blockquote') return 'quote'
  if (tag === 'pre') return 'preformatted'
  const { class: classes, id, style, 'data-marker': marker } = attributes
  if (id !== undefined || marker !== undefined) {
    if (QUOTES_THE_REST.has(id?.toLowerCase() ?? '') || QUOTES_THE_REST.has(marker?.toLowerCase() ?? '')) return 'rest'
    const role = ROLES.get(id?.toLowerCase() ?? '')
    if (role) return role
  }
  if (classes !== undefined) {
    for (const name of classes.split(/\s+/, 10)) {
      const role = ROLES.get(name.toLowerCase())
      if (role) return role
    }
  }
  if (style !== undefined) {
    if (tag === 'div' && OUTLOOK_RULE.test(style)) return 'rest'
    if (hides && INVISIBLE.test(style)) return 'hidden'
  }
  return undefined
}

/** Gathers text into lines. */
function createPage () {
  const lines: string[] = []
  let parts: string[] = []
  let filled = false
  let spaced = false
  let apart = false
  let mark = ''
  let cell = false
  let delimiter = false
  let forward = false
  const within: Record<Role, number> = { hidden: 0, quote: 0, attribution: 0, signature: 0, preformatted: 0 }

  const add = (words: string): void => {
    if (!filled) {
      if (mark !== '') parts.push(mark)
      mark = ''
    } else if (cell) parts.push('  ')
    else if (spaced) parts.push(' ')
    cell = false
    spaced = false
    filled = true
    parts.push(words)
  }
  const flush = (): void => {
    const line = parts.join('').trimEnd()
    parts = []
    filled = false
    spaced = false
    cell = false
    if (apart && lines.length > 0 && lines[lines.length - 1] !== '') lines.push('')
    apart = false
    if (within.attribution > 0 && line.startsWith('---')) forward = true
    const quoted = within.quote > 0 || (within.attribution > 0 && !forward)
    if (delimiter && !quoted && !line.startsWith('--') && lines.findLast((above) => above !== '') !== '--') lines.push('--')
    delimiter = false
    lines.push(quoted ? `> ${line}` : line)
  }
  const breakLine = (blank: boolean): void => {
    if (filled) flush()
    if (blank) apart = true
  }
  const newLine = (): void => {
    if (within.hidden > 0) return
    if (filled) flush()
    else if (lines.length > 0 && lines[lines.length - 1] !== '') lines.push('')
  }

  return {
    breakLine,
    newLine,
    text (words: string): void {
      if (within.hidden > 0) return
      if (within.preformatted > 0) {
        for (const [index, line] of words.split('\n').entries()) {
          if (index > 0) newLine()
          const seen = line.replace(UNSEEN, '').replaceAll('\r', '')
          if (seen.trim() !== '') add(seen)
          else if (seen !== '') spaced = true
        }
        return
      }
      const plain = words.replace(UNSEEN, '').replace(SPACES, ' ')
      const start = plain.startsWith(' ') ? 1 : 0
      const end = plain.length > start && plain.endsWith(' ') ? plain.length - 1 : plain.length
      if (start === 1) spaced = true
      if (end > start) {
        add(plain.slice(start, end))
        spaced = end < plain.length
      }
    },
    mark (sign: string): void {
      if (within.hidden === 0) mark = sign
    },
    cell (): void {
      if (filled) cell = true
    },
    enter (role: Role): void {
      if (role !== 'hidden') breakLine(role === 'quote')
      if (role === 'signature' && within.quote === 0) delimiter = true
      if (role === 'attribution') forward = false
      within[role]++
    },
    leave (role: Role): void {
      if (role !== 'hidden') breakLine(role === 'quote')
      if (role === 'signature') delimiter = false
      within[role]--
    },
    /** The lines gathered so far, without blank ones at the ends. */
    finish (): string {
      if (filled) flush()
      let last = lines.length
      while (last > 0 && lines[last - 1] === '') last--
      return lines.slice(0, last).join('\n')
    }
  }
}
