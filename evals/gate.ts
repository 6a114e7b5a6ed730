import * as Runtime from "effect/Runtime"
import * as Schema from "effect/Schema"
import type { RunDifference } from "./report/RunDifference.ts"

/** Scores have fallen below those of the baseline. */
export class GateFailed extends Schema.TaggedError<GateFailed>()("GateFailed", { message: Schema.String }) {
  override readonly [Runtime.errorExitCode] = 3
  override readonly [Runtime.errorReported] = false
}

/** What has become worse than chance explains: the whole 95 % interval of the difference lies on the worse side. A line each. */
export const fallen = (differences: ReadonlyArray<RunDifference>): ReadonlyArray<string> =>
  differences
    .filter(({ better, high, low }) => (better === "higher" ? high < 0 : low > 0))
    .map(
      ({ difference, high, low, metric, second, values: [before, now] }) =>
        `${second}: ${metric} was ${before.toFixed(3)}, is ${now.toFixed(3)} (difference ${difference.toFixed(3)}, 95% interval ${low.toFixed(3)} to ${high.toFixed(3)})`
    )
