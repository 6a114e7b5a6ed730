/** Half-open; in any unit, the same for sentences and spans. */
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
 * Calls `visit` for each sentence and each span that overlaps it, both from 0, with how much of it the span covers.
 * Sentence by sentence; both lists in reading order and disjoint. Linear in their lengths.
 */
export const eachOverlap = (
  sentences: ReadonlyArray<Span>,
  spans: ReadonlyArray<Span>,
  visit: (sentence: number, span: number, covered: number) => void
): void => {
  let next = 0
  for (const [sentence, { end, start }] of sentences.entries()) {
    while (next < spans.length && spans[next]!.end <= start) next++
    for (let k = next; k < spans.length && spans[k]!.start < end; k++)
      visit(sentence, k, Math.min(end, spans[k]!.end) - Math.max(start, spans[k]!.start))
  }
}

/**
 * The sentences of each span, spans in any order but disjoint: those of which it covers at least half. A sentence that
 * two spans would take goes to the one that covers more of it, the earlier among equals. `undefined` for a span that
 * is left without a sentence.
 *
 * @param fallback what a span takes that covers half of none: `nearest`, the sentence that it overlaps most, the first among equals
 */
export const rangesOf = (
  sentences: ReadonlyArray<Span>,
  spans: ReadonlyArray<Span>,
  fallback: "none" | "nearest"
): Array<Range | undefined> => {
  const order = spans.map((_, i) => i).sort((a, b) => spans[a]!.start - spans[b]!.start)
  const inOrder = order.map((i) => spans[i]!)
  /** For each span in order, what it would take. */
  const halves: Array<Array<Wish>> = inOrder.map(() => [])
  const most: Array<Wish | undefined> = inOrder.map(() => undefined)
  eachOverlap(sentences, inOrder, (sentence, span, covered) => {
    const { end, start } = sentences[sentence]!
    if (2 * covered >= end - start) halves[span]!.push({ sentence, covered })
    if (covered > (most[span]?.covered ?? 0)) most[span] = { sentence, covered }
  })
  const owners = new Map<number, { readonly span: number; readonly covered: number }>()
  for (const [span, own] of halves.entries()) {
    const nearest = fallback === "nearest" ? most[span] : undefined
    for (const { covered, sentence } of own.length === 0 && nearest !== undefined ? [nearest] : own) {
      if (covered > (owners.get(sentence)?.covered ?? 0)) owners.set(sentence, { span, covered })
    }
  }
  const ranges: Array<Range | undefined> = spans.map(() => undefined)
  for (const [sentence, { span }] of [...owners].sort(([a], [b]) => a - b)) {
    const i = order[span]!
    ranges[i] = { first: ranges[i]?.first ?? sentence + 1, last: sentence + 1 }
  }
  return ranges
}

interface Wish {
  readonly sentence: number
  readonly covered: number
}
