/** Half-open range of UTF-16 code units. */
export interface Range { readonly start: number, readonly end: number }

/** A stretch of a text that something is said of. */
export interface Mark extends Range {
  /** How it looks. */
  readonly kind: string
  /** What it stands for, in the words of the page. */
  readonly note: string
  /** What to do about it, where there is something. */
  readonly advice?: string
  /** Language of note and advice, where it is not that of the page. */
  readonly lang?: string
}

/** A stretch in which the same marks hold from its start to its end. */
export interface Segment extends Range { readonly marks: readonly Mark[] }

/** Marks that touch the same words, as one thing to point at. */
export interface Cluster extends Range { readonly segments: readonly Segment[], readonly marks: readonly Mark[] }

/** The clusters of `marks`, in order, none overlapping another; what lies outside 0…length is cut off. */
export function clustersOf (marks: readonly Mark[], length: number): Cluster[] {
  const sound = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(length, mark.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const groups: Mark[][] = []
  let end = -1
  for (const mark of sound) {
    if (mark.start < end) groups.at(-1)!.push(mark)
    else groups.push([mark])
    end = Math.max(end, mark.end)
  }
  return groups.map(clusterOf)
}

function clusterOf (marks: Mark[]): Cluster {
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const segments = edges.slice(1).map((end, index) => {
    const start = edges[index]!
    return { start, end, marks: marks.filter((mark) => mark.start <= start && mark.end >= end) }
  })
  return { start: edges[0]!, end: edges.at(-1)!, segments, marks }
}

/** A run of a text: plain, or a cluster. */
export interface Run extends Range { readonly cluster?: Cluster }

/** `clusters` and the plain text between them, from `from` to `to`; a cluster that begins or ends outside is left plain. */
export function runsOf (clusters: readonly Cluster[], from: number, to: number): Run[] {
  const runs: Run[] = []
  let at = from
  for (const cluster of clusters) {
    if (cluster.start < at || cluster.end > to) continue
    if (cluster.start > at) runs.push({ start: at, end: cluster.start })
    runs.push({ start: cluster.start, end: cluster.end, cluster })
    at = cluster.end
  }
  if (at < to) runs.push({ start: at, end: to })
  return runs
}
