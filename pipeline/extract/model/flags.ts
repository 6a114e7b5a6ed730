import * as Flag from "effect/cli/Flag"
import * as Option from "effect/Option"

/** `--weights`, for every command that opens extractors. */
export const weightsFlag = Flag.String("weights").pipe(
  Flag.withDescription("model: a model file that pnpm train has written; the shipped one where absent"),
  Flag.withMetavar("file"),
  Flag.optional,
  Flag.map(Option.getOrUndefined)
)

/** The full name of the extractor that the user means: of `model` with weights, `model:FILE`. */
export const withWeights = (extractor: string, weights: string | undefined): string =>
  extractor === "model" && weights !== undefined ? `model:${weights}` : extractor
