import * as Effect from "effect/Effect"
import type { Document } from "../../../schemas/document.ts"
import type { Answered, Judged, Problem } from "./answer.ts"
import type { WindowSize } from "./settings.ts"
import { type Window, windowAt } from "./window.ts"

/**
 * Asks for an article's segments window by window and puts the answers together, none of them cut by a window.
 *
 * A segment that reaches the last sentence that is shown may go on after it: it is left to the next window, which begins with it;
 * where it fills its window, the same is asked again with a window twice as long. Every other segment is whole, and the next window
 * begins after it. So a model that decides by the sentences alone answers the same, whatever the windows.
 */
export const inWindows = Effect.fnUntraced(function* <E, R>(
  document: Document,
  size: WindowSize,
  ask: (window: Window, found: ReadonlyArray<Answered>) => Effect.Effect<Judged, E, R>
) {
  const sentences = document.sentences.length
  const found: Array<Answered> = []
  const problems: Array<Problem> = []
  let first = 1
  let asked = size.asked
  while (first <= sentences) {
    const window = windowAt(first, asked, size.context, sentences)
    const answer = yield* ask(window, found)
    const cut = window.shownLast < sentences ? answer.segments.find(({ last }) => last === window.shownLast) : undefined
    if (cut?.first === first) {
      asked *= 2
      continue
    }
    const kept = answer.segments.filter((segment) => segment !== cut)
    const next = cut?.first ?? Math.max(window.last, kept.at(-1)?.last ?? 0) + 1
    found.push(...kept)
    // What went wrong further on is the next window's.
    problems.push(...answer.problems.filter(({ at }) => at === undefined || at < next))
    first = next
    asked = size.asked
  }
  return { segments: found, problems } satisfies Judged
})
