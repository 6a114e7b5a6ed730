import { LABELS } from "../../schemas/label.ts"
import type { LabelledArticle, LabelledSegment } from "./labelled.ts"
import { HEADLINE, suite, withScores } from "./suite.ts"
import { tabulate, total } from "./tabulate.ts"

/** What tells how far annotators agree: the headline, alpha, and F1 and alpha_U of each label. */
export const AGREEMENT: ReadonlyArray<string> = [
  ...HEADLINE,
  "sentences.alpha",
  ...LABELS.flatMap((label) => [`sentences.${label}.f1`, `overlap.${label}.f1`, `unitizing.${label}.alpha_u`])
]

/** The second annotator's segments (by article id) scored on the first's, without intervals; undefined scores are left out. */
export const agreement = (
  first: ReadonlyArray<LabelledArticle>,
  second: ReadonlyMap<string, ReadonlyArray<LabelledSegment>>
): ReadonlyArray<{ readonly id: string; readonly meaning: string; readonly value: number }> => {
  const counts = total(
    suite,
    tabulate(suite, first, (id) => second.get(id))
  )
  return withScores(suite, AGREEMENT).scores.flatMap(({ meaning, name, of }) => {
    const value = of(counts)
    return Number.isNaN(value) ? [] : [{ id: name, meaning, value }]
  })
}
