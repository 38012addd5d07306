import { check } from 'recheck'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../../src/files.ts'
import { TIMED } from '../timed.ts'

/** Not linear, but never given more than so many characters. */
const BOUNDED: Readonly<Record<string, number>> = {
  '/[^\\p{L}\\d]+$/u': 1000, // check/names.ts: a word of a value, and those are no longer
  '/^\\[(?:\\.{3}|…|sic|!|\\?|[^\\]]*\\d{3}[^\\]]*)\\]$/i': 82, // check/gaps.ts: a gap that was found
  '/[\\s,;:!–—-]+$/u': 80 // drafts/values.ts: once printable() has cut it
}
/** Files that put a pattern together while running, and what may come of it; of what a caller wrote it may hold letters and digits. */
const PUT_TOGETHER: Readonly<Record<string, string>> = {
  'check/figures.ts': `(?<![\\p{L}\\d])${Array.from('A1'.repeat(10)).join('[^\\p{L}\\d\\n]{0,2}')}(?![\\p{L}\\d])`,
  'drafts/judge.ts': '(?<!\\d)100(?!\\d)',
  'drafts/parse.ts': '(?<![\\w."\'-])customerName\\b'
}

interface Pattern { readonly source: string, readonly flags: string }

const patterns = new Map<string, Pattern>()
const makers = new Set<string>()
for (const { name, source } of readFolder('src', '.ts')) visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true), name)

function visit (node: ts.Node, file: string): void {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    patterns.set(node.text, { source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
  } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'pattern' && ts.isStringLiteral(node.initializer)) {
    patterns.set(`'${node.initializer.text}'`, { source: node.initializer.text, flags: 'u' }) // of a JSON schema
  } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') makers.add(file)
  ts.forEachChild(node, (child) => visit(child, file))
}

test('there are expressions to judge', () => expect(patterns.size).toBeGreaterThan(150))

test('patterns are put together only where it is known', () => expect([...makers].sort()).toEqual(Object.keys(PUT_TOGETHER)))

describe.concurrent.each([...patterns, ...Object.entries(PUT_TOGETHER).map(([file, source]): [string, Pattern] => [file, { source, flags: 'iu' }])])('%s', (name, pattern) => {
  test('takes time in proportion to the text, or meets short ones only', { ...TIMED, timeout: 60_000 }, async () => {
    const found = await check(pattern.source, pattern.flags, { timeout: 1500, randomSeed: 1 })
    if (found.status === 'vulnerable') {
      const { attack } = found
      expect(BOUNDED, `${name} is slow on ${attack.pattern}`).toHaveProperty([name])
      expect(slowest(pattern, [attack.string.slice(0, BOUNDED[name])]).ms).toBeLessThan(5)
    } else if (found.status === 'unknown' || found.checker === 'fuzz') {
      // not proven: what it is made of is said over and over
      const { ms, text } = slowest(pattern, hostileTo(pattern))
      expect(ms, JSON.stringify(text)).toBeLessThan(MOST_TIME)
    }
  })
})

test('what is bounded is still there', () => expect(Object.keys(BOUNDED).filter((name) => !patterns.has(name))).toEqual([]))

const PIECES = [' ', '\n', 'a', 'A', '\u0301', '1', '.']
const LENGTH = 40_000
/** Milliseconds. What is linear takes one or two at that length, what is quadratic a second. */
const MOST_TIME = 300

/** The characters of an expression, one and two in turn, over and over, with an end that fits nothing. */
function * hostileTo ({ source }: Pattern): Generator<string> {
  const own = source.replaceAll(/\\(?:p\{\w+\}|u[\da-f]{4}|x[\da-f]{2}|.)|[()|?+*^$\\]/giu, '')
  const pieces = [...new Set([...PIECES, ...own])]
  for (const one of pieces) for (const other of pieces) yield `${(one + other).repeat(LENGTH / 2)}\u0000`
}

/** The text that takes an expression longest, and the milliseconds that all its matches took; the best of three where it is long. */
function slowest ({ source, flags }: Pattern, texts: Iterable<string>): { ms: number, text: string } {
  const expression = new RegExp(source, [...new Set(`${flags}g`)].join('').replace('y', ''))
  let worst = { ms: 0, text: '' }
  for (const text of texts) {
    let ms = Infinity
    for (let round = 0; round < 3 && ms > MOST_TIME / 3; round++) {
      const begun = performance.now()
      for (const _ of text.matchAll(expression)) { /* all of them */ }
      ms = Math.min(ms, performance.now() - begun)
    }
    if (ms > worst.ms) worst = { ms, text: text.slice(0, 8) }
  }
  return worst
}
