import { createHash } from "node:crypto"
import { offsets } from "../pipeline/split/offsets.ts"
import { split, SPLITTER_VERSION } from "../pipeline/split/split.ts"
import { VERSION } from "../pipeline/version.ts"
import { Article } from "../schemas/article.ts"
import type { LabelledArticle } from "./gold/labelled.ts"
import type { Span } from "./metrics/labelled.ts"
import type { Resampling } from "./resampling.ts"

/** All that decides an evaluation's figures but the predictions, in one line: two figures with different signatures cannot be compared. */
export const signature = (gold: ReadonlyArray<LabelledArticle>, { resamples, seed, shuffles }: Resampling): string =>
  [
    `gold:${hashOf(gold)}`,
    `n:${gold.length}`,
    // Whose sentences are counted.
    gold.every(({ sentences }) => sentences !== undefined) ? "sent:gold" : `sent:split-${SPLITTER_VERSION}`,
    "match:1-1",
    "overlap:.5",
    `boot:${resamples}`,
    `perm:${shuffles}`,
    `seed:${seed}`,
    `v:${VERSION}`
  ].join("|")

/** Eight hexadecimal digits that stand for the gold, whatever order its articles were read in. */
export const hashOf = (gold: ReadonlyArray<LabelledArticle>): string => {
  const hash = createHash("sha256")
  const articles = [...gold].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, segments, sentences, text } of articles)
    hash.update(JSON.stringify([id, text, sentences ?? null, segments]))
  return hash.digest("hex").slice(0, 8)
}

/** The splitter's sentences of a text whose gold brings none: code points. */
export const sentencesOf = (text: string): ReadonlyArray<Span> => {
  const { toCodePoints } = offsets(text)
  const { sentences } = split(new Article({ id: "gold", text, source: "gold", marks: [] }))
  return sentences.map(({ end, start }) => [toCodePoints(start), toCodePoints(end)])
}
