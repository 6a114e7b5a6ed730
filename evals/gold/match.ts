import * as Result from "effect/Result"
import { CannotStart } from "../../schemas/failure.ts"
import type { LabelledArticle } from "./labelled.ts"
import { GoldErrors, Problem } from "./problem.ts"

/** What belongs to an article of the gold. */
export interface Match<A> {
  readonly gold: LabelledArticle
  /** Absent where the other side has no article of that id. */
  readonly other: A | undefined
}

/**
 * Pairs each gold article with the article or the prediction that has its id; what has no gold is counted in `spare`.
 * Offsets only mean the same in the same text: a pair whose texts differ, but for white space at their ends, is refused.
 * Fails with CannotStart where no id at all is on both sides. `path` is what the other side was read from.
 */
export const match = <A extends { readonly id: string; readonly text: string }>(
  gold: ReadonlyArray<LabelledArticle>,
  others: ReadonlyArray<A>,
  path: string
): Result.Result<{ readonly matches: ReadonlyArray<Match<A>>; readonly spare: number }, CannotStart | GoldErrors> => {
  const byId = new Map(others.map((other) => [other.id, other]))
  const matches = gold.map((article) => ({ gold: article, other: byId.get(article.id) }))
  const paired = matches.filter(({ other }) => other !== undefined).length
  if (paired === 0 && gold.length > 0 && others.length > 0) {
    const ids = `there the ids are such as ${others[0]!.id}, in the gold such as ${gold[0]!.id}`
    return Result.fail(
      new CannotStart({ message: `No article of ${path} has the id of a gold article: ${ids}; rename one side.` })
    )
  }
  const problems = matches.flatMap(({ gold, other }) => {
    if (other === undefined || gold.text === other.text) return []
    const at = difference(gold.text, other.text)
    if (gold.text.slice(at).trim() === "" && other.text.slice(at).trim() === "") return []
    const [ours, theirs] = [gold.text, other.text].map((text) => JSON.stringify(text.slice(at, at + SHOWN)))
    const message = `its text is not the gold's: they part at ${ours} (gold) and ${theirs}`
    return [new Problem({ article: gold.id, place: path, message })]
  })
  return problems.length > 0
    ? Result.fail(new GoldErrors({ path, problems }))
    : Result.succeed({ matches, spare: others.length - paired })
}

const SHOWN = 30

/** Where two texts part, in UTF-16. */
const difference = (a: string, b: string): number => {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i
}
