import { signal } from '@preact/signals'
import type { ComponentChildren, JSX, TargetedEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { runsOf, type Cluster, type Mark, type Segment } from '../text/marks.ts'

interface Shown { readonly mark: HTMLElement, readonly cluster: Cluster }

/** The mark that is being pointed at, by mouse or keyboard. */
const shown = signal<Shown | undefined>(undefined)
let leaving: ReturnType<typeof setTimeout> | undefined
/** The pointer may move from the mark onto what is said of it. */
const GRACE = 200

function show (mark: HTMLElement, cluster: Cluster): void {
  clearTimeout(leaving)
  shown.value = { mark, cluster }
}

const hide = (): void => {
  clearTimeout(leaving)
  shown.value = undefined
}

function leave (): void {
  clearTimeout(leaving)
  leaving = setTimeout(() => { if (shown.value?.mark !== document.activeElement) hide() }, GRACE)
}

/** The words of `segment`, one box in another for each mark, so that their lines stand under one another. */
function Layers ({ segment, text }: { segment: Segment, text: string }): JSX.Element {
  const kinds = [...new Set(segment.marks.map(({ kind }) => kind))]
  return kinds.reduceRight<JSX.Element>((inner, kind, depth) => <span class={`ev ev-${kind} at-${Math.min(depth, 3)}`}>{inner}</span>, <>{text.slice(segment.start, segment.end)}</>)
}

/** What is said of a cluster, as one sentence. */
const describe = (marks: readonly Mark[]): string => [...new Set(marks.map(({ note, advice }) => advice ? `${note} ${advice}` : note))].join('. ')

interface MarkedProps {
  readonly text: string
  readonly clusters: readonly Cluster[]
  readonly from?: number
  readonly to?: number
  /** Prefix of the ids of the marks. */
  readonly name: string
}

/** `text` from `from` to `to` with its marks, each of which can be focused and tells what it stands for. */
export function Marked ({ text, clusters, from = 0, to = text.length, name }: MarkedProps): JSX.Element {
  return (
    <>
      {runsOf(clusters, from, to).map(({ start, end, cluster }) => {
        if (!cluster) return text.slice(start, end)
        const id = `${name}-${clusters.indexOf(cluster)}`
        const open = (event: TargetedEvent<HTMLElement>): void => show(event.currentTarget, cluster)
        return (
          <mark key={id} id={id} tabIndex={0} role="button" aria-describedby={`${id}-says`} onFocus={open} onClick={open} onMouseEnter={open} onMouseLeave={leave} onBlur={hide}>
            {cluster.segments.map((segment) => <Layers key={segment.start} segment={segment} text={text} />)}
          </mark>
        )
      })}
    </>
  )
}

/** What the marks of a text say, for screen readers; stands outside the text, so that the text stays itself. */
export const MarkNotes = ({ clusters, name }: { clusters: readonly Cluster[], name: string }): JSX.Element => (
  <div hidden>{clusters.map((cluster, index) => <span key={index} id={`${name}-${index}-says`} lang={cluster.marks[0]?.lang}>{describe(cluster.marks)}</span>)}</div>
)

/** The same marks behind a field in which somebody types: seen, not pointed at. */
export function Backdrop ({ text, clusters }: { text: string, clusters: readonly Cluster[] }): JSX.Element {
  return (
    <>
      {runsOf(clusters, 0, text.length).map(({ start, end, cluster }) => cluster
        ? cluster.segments.map((segment) => <Layers key={segment.start} segment={segment} text={text} />)
        : text.slice(start, end))}
      {'\n'}
    </>
  )
}

/** The box that says what the mark pointed at stands for. Escape closes it. */
export function Tip (): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null)
  const now = shown.value
  useLayoutEffect(() => {
    if (!now) return undefined
    const put = (): void => { if (box.current && now.mark.isConnected) putBeside(box.current, now.mark); else hide() }
    const close = (event: KeyboardEvent): void => { if (event.key === 'Escape') hide() }
    put()
    addEventListener('scroll', put, { capture: true, passive: true })
    addEventListener('resize', put)
    addEventListener('keydown', close)
    return () => {
      removeEventListener('scroll', put, { capture: true })
      removeEventListener('resize', put)
      removeEventListener('keydown', close)
    }
  }, [now])
  if (!now) return null
  const { marks } = now.cluster
  const distinct = marks.filter(({ note, kind }, index) => marks.findIndex((each) => each.note === note && each.kind === kind) === index)
  return (
    <div class="tip" ref={box} role="tooltip" onMouseEnter={() => clearTimeout(leaving)} onMouseLeave={leave}>
      {distinct.map(({ kind, note, advice, lang }) => (
        <p key={kind + note} lang={lang}>
          <Sample kind={kind} />
          <span>{note}{advice && <em>{advice}</em>}</span>
        </p>
      ))}
    </div>
  )
}

function putBeside (box: HTMLElement, mark: HTMLElement): void {
  const lines = mark.getClientRects()
  const line = lines[0] ?? mark.getBoundingClientRect()
  const last = lines[lines.length - 1] ?? line
  const { offsetWidth: width, offsetHeight: height } = box
  const below = last.bottom + 6
  const top = below + height < innerHeight ? below : Math.max(4, line.top - height - 6)
  box.style.setProperty('left', `${Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8))}px`)
  box.style.setProperty('top', `${top}px`)
}

/** How a kind of mark looks. */
export const Sample = ({ kind, children = 'ab' }: { kind: string, children?: ComponentChildren }): JSX.Element =>
  <span class="sample" aria-hidden="true"><span class={`ev ev-${kind} at-0`}>{children}</span></span>

/** The kinds of marks with their names. */
export const Legend = ({ label, kinds }: { label: string, kinds: readonly (readonly [kind: string, name: string])[] }): JSX.Element => (
  <ul class="legend" aria-label={label}>
    {kinds.map(([kind, name]) => <li key={kind}><Sample kind={kind} /> {name}</li>)}
  </ul>
)

/** Takes the reader to the mark with this id. */
export function goTo (id: string | undefined): void {
  const mark = id === undefined ? null : document.getElementById(id)
  mark?.focus({ preventScroll: true })
  mark?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
}
