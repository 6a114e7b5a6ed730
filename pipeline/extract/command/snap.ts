/** Code points, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Sentences from 1, both ends included. */
export interface Range {
  readonly first: number
  readonly last: number
}

/**
 * Spans, disjoint and in any order, as whole sentences; `sentences` are in reading order, disjoint, in the same units.
 *
 * A span takes every sentence of which it covers at least half; where there is none, the one that it overlaps most, the first among
 * equals. A sentence that two spans would take goes to the one that covers more of it, the earlier among equals. `undefined` for a span
 * that is left without a sentence: it lost all of them to others, or overlaps none.
 */
export const snap = (sentences: ReadonlyArray<Span>, spans: ReadonlyArray<Span>): ReadonlyArray<Range | undefined> => {
  const order = spans.map((_, i) => i).sort((a, b) => spans[a]!.start - spans[b]!.start)
  const winners = new Map<number, { readonly span: number; readonly overlap: number }>()
  for (const span of order) {
    for (const { overlap, sentence } of wanted(sentences, spans[span]!)) {
      if (overlap > (winners.get(sentence)?.overlap ?? 0)) winners.set(sentence, { span, overlap })
    }
  }
  return spans.map((_, i) => {
    const won = [...winners].filter(([, { span }]) => span === i).map(([sentence]) => sentence)
    return won.length === 0 ? undefined : { first: Math.min(...won), last: Math.max(...won) }
  })
}

const wanted = (sentences: ReadonlyArray<Span>, { end, start }: Span) => {
  const overlapping = sentences.flatMap((sentence, i) => {
    const overlap = Math.min(end, sentence.end) - Math.max(start, sentence.start)
    return overlap > 0 ? [{ sentence: i + 1, overlap, half: overlap * 2 >= sentence.end - sentence.start }] : []
  })
  const halves = overlapping.filter(({ half }) => half)
  if (halves.length > 0) return halves
  const most = Math.max(...overlapping.map(({ overlap }) => overlap))
  return overlapping.filter(({ overlap }) => overlap === most).slice(0, 1)
}
