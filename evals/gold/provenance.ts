import type { LabelledArticle } from "./labelled.ts"

type Provenance = Pick<LabelledArticle, "labelling" | "proposed_by">

/** What a reader of figures must know of how their gold was chosen. */
export const choiceNotes = (gold: ReadonlyArray<Provenance>): ReadonlyArray<string> => {
  const unsure = gold.filter(({ labelling }) => labelling?.chosen === "unsure").length
  return unsure === 0
    ? []
    : [
        `${unsure} of ${articles(gold)} were labelled because an extractor was unsure of them: scores on them say nothing of other articles.`
      ]
}

/** Which of these extractors proposed the labels that they are now scored on. */
export const flatteryNotes = (
  gold: ReadonlyArray<Provenance>,
  extractors: ReadonlyArray<string>
): ReadonlyArray<string> =>
  extractors.flatMap((name) => {
    const own = gold.filter(({ proposed_by }) => proposed_by?.split(",").includes(name)).length
    return own === 0
      ? []
      : [`${name} is flattered: the gold of ${own} of ${articles(gold)} was made by correcting its own proposals.`]
  })

const articles = ({ length }: ReadonlyArray<unknown>) => `${length} ${length === 1 ? "article" : "articles"}`
