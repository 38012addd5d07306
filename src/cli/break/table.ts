/** Rows as a Markdown table; columns after the first are set to the right. */
export const writeTable = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, index) => index === 0 ? '---' : '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** With commas, and a digit after the point below ten. */
export const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })

/** One line on stderr, where a person watches. */
export function progress (part: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${part}`)
}
