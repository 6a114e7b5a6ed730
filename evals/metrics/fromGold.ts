import { offsets } from "../../pipeline/split/offsets.ts"
import type { GoldArticle } from "../../schemas/gold.ts"
import { inOrder } from "./inOrder.ts"
import type { LabelledArticle, Span } from "./labelled.ts"
import { wordMiddles } from "./words.ts"

/**
 * Gold as the metrics take it; `split` gives the sentences (code points) of a text whose gold brings none.
 * Of a second annotator's pass only `.segments` is used: it stands as the prediction for the first's.
 */
export const fromGold = (gold: GoldArticle, split: (text: string) => ReadonlyArray<Span>): LabelledArticle => ({
  id: gold.id,
  length: offsets(gold.text).length,
  words: wordMiddles(gold.text),
  sentences: gold.sentences ?? split(gold.text),
  segments: inOrder(gold.segments)
})
