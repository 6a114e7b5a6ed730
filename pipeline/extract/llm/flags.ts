import * as Flag from "effect/cli/Flag"
import * as Option from "effect/Option"
import { Purse } from "./purse.ts"
import { LLM_DEFAULTS, type LlmSettings } from "./settings.ts"

/** The flags of language models, for every command that opens extractors. Keys are no flags: they come from the environment. */
export const llmFlags = {
  examples: Flag.String("examples").pipe(
    Flag.withDescription("LLMs: a labelled dataset, articles of which are shown to the model as examples"),
    Flag.withMetavar("dataset"),
    Flag.optional
  ),
  budget: Flag.Finite("budget").pipe(
    Flag.withDescription("LLMs: stop before more than this many US dollars are spent"),
    Flag.withMetavar("dollars"),
    Flag.filter(
      (dollars) => dollars > 0,
      () => "--budget is more than 0"
    ),
    Flag.optional
  ),
  inFlight: positive("in-flight", "LLMs: requests under way at once").pipe(Flag.withDefault(LLM_DEFAULTS.inFlight)),
  perMinute: positive("per-minute", "LLMs: requests begun in a minute; no limit of ours where absent").pipe(
    Flag.optional
  ),
  cache: Flag.String("cache").pipe(
    Flag.withDescription("LLMs: where answers are kept, so that none is paid for twice"),
    Flag.withMetavar("folder"),
    Flag.withDefault(LLM_DEFAULTS.cache)
  ),
  replay: Flag.Boolean("replay").pipe(
    Flag.withDescription("LLMs: answer from the kept answers alone, without a key, and stop where one is missing"),
    Flag.withDefault(LLM_DEFAULTS.replay)
  ),
  repetition: positive("repetition", "LLMs: 2 asks everything a second time, beside the answers that are kept").pipe(
    Flag.withDefault(LLM_DEFAULTS.repetition)
  )
}

/** `--dry-run`, which is the command's own. */
export const dryRunFlag = Flag.Boolean("dry-run").pipe(
  Flag.withDescription("LLMs: say how many requests and tokens it would take, and what they would cost; ask nothing"),
  Flag.withDefault(false)
)

/** What the flags come to. The purse is the whole command's. */
export const llmSettings = ({ budget, examples, perMinute, ...rest }: Flags): LlmSettings => ({
  ...LLM_DEFAULTS,
  ...rest,
  examples: Option.getOrUndefined(examples),
  perMinute: Option.getOrUndefined(perMinute),
  purse: new Purse(Option.getOrUndefined(budget))
})

type Flags = { readonly [K in keyof typeof llmFlags]: (typeof llmFlags)[K] extends Flag.Flag<infer A> ? A : never }

function positive(name: string, description: string) {
  return Flag.Int(name).pipe(
    Flag.withDescription(description),
    Flag.withMetavar("n"),
    Flag.filter(
      (n) => n >= 1,
      () => `--${name} is 1 or more`
    )
  )
}
