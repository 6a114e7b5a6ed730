import * as Result from "effect/Result"
import { CannotStart } from "../schemas/failure.ts"
import type { Scores } from "../schemas/scores.ts"
import type { Resampling } from "./resampling.ts"
import { compare } from "./metrics/compare.ts"
import { holm } from "./metrics/holm.ts"
import { HEADLINE, suite, withScores } from "./metrics/suite.ts"
import type { RunDifference } from "./report/RunDifference.ts"

/**
 * Compares the extractors of two evaluations on the same gold, article by article: those of the same name with each other, or,
 * where no name is in both, each extractor with each.
 */
export const compareRuns = (
  first: Scores,
  second: Scores,
  resampling: Resampling
): Result.Result<ReadonlyArray<RunDifference>, CannotStart> => {
  const refused = (message: string) => Result.fail(new CannotStart({ message }))
  if (first.gold !== second.gold) {
    return refused(
      `The runs were scored on different gold (${first.signature} and ${second.signature}); score both on the same.`
    )
  }
  if (![first, second].every(({ columns }) => columns.join() === suite.columns.join())) {
    return refused("A run was scored by another version of this program, which counted otherwise; score it again.")
  }
  const extractors = ({ systems }: Scores) => systems.filter(({ role }) => role === "extractor")
  const each = extractors(first).flatMap((a) => extractors(second).map((b) => [a, b] as const))
  const same = each.filter(([a, b]) => a.name === b.name)
  const differences = (same.length > 0 ? same : each).flatMap(([a, b]) =>
    compare(suite, SHOWN, [table(b), table(a)], resampling).differences.map((difference) => ({ ...difference, a, b }))
  )
  const adjusted = holm(differences.map(({ p }) => p))
  return Result.succeed(
    differences.map(({ a, b, high, low, score, value }, i): RunDifference => ({
      first: a.name,
      second: b.name,
      metric: score,
      better: suite.scores.find(({ name }) => name === score)!.better,
      values: [a.scores[score]?.value ?? Number.NaN, b.scores[score]?.value ?? Number.NaN],
      difference: value,
      low,
      high,
      p: adjusted[i]!
    }))
  )
}

const SHOWN = withScores(suite, HEADLINE)

const table = ({ articles, counts }: Scores["systems"][number]) => ({
  ids: articles,
  values: Float64Array.from(counts.flat())
})
