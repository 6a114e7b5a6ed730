#!/usr/bin/env node
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { dryRunFlag, llmFlags, llmSettings } from "../pipeline/extract/llm/flags.ts"
import { LlmSettings } from "../pipeline/extract/llm/settings.ts"
import { weightsFlag, withWeights } from "../pipeline/extract/model/flags.ts"
import { EXTRACTORS } from "../pipeline/extract/registry.ts"
import { withLogging } from "../pipeline/logging.ts"
import { VERSION } from "../pipeline/version.ts"
import { parseLabelMap } from "./gold/labelmap.ts"

/** Loaded when a command runs: --help needs none of it. */
const commands = Effect.promise(() => import("./run.ts"))

const map = Flag.String("map").pipe(
  Flag.withDescription("Foreign labels to ours: Premise=example,MajorClaim=thesis"),
  Flag.withMetavar("pairs"),
  Flag.optional,
  // Parsed inside the command, where a mistake can be told in one line.
  Flag.map(Option.match({ onNone: () => Effect.succeed({}), onSome: parseLabelMap }))
)
const out = Flag.String("out").pipe(
  Flag.withDescription("The run folder; out/evals/<dataset> where absent"),
  Flag.withMetavar("folder"),
  Flag.optional,
  Flag.map(Option.getOrUndefined)
)
const gate = Flag.String("gate").pipe(
  Flag.withDescription(
    "scores.json of an earlier run: exit code 3 where a score has fallen by more than chance explains"
  ),
  Flag.withMetavar("scores.json"),
  Flag.optional,
  Flag.map(Option.getOrUndefined)
)

const subcommands = [
  Command.make(
    "score",
    {
      dataset: Flag.String("gold").pipe(Flag.withDescription("A labelled dataset, or a folder or file of labels")),
      predictions: Flag.String("predictions").pipe(
        Flag.withDescription(
          "Predictions: segments.csv, arguments.jsonl, or labels in any format that is read; may be given again"
        ),
        Flag.atLeast(1)
      ),
      labels: map,
      out,
      gate
    },
    ({ labels, predictions, ...options }) =>
      Effect.flatMap(Effect.all([commands, labels]), ([{ score }, labels]) =>
        score({ ...options, labels }, predictions)
      )
  ).pipe(Command.withDescription("Scores predictions that are there already")),

  Command.make(
    "compare",
    {
      first: Argument.String("first").pipe(Argument.withDescription("The folder that an evaluation has left")),
      second: Argument.String("second").pipe(Argument.withDescription("Another, on the same gold"))
    },
    ({ first, second }) => Effect.flatMap(commands, ({ compare }) => compare(first, second))
  ).pipe(Command.withDescription("Compares two evaluations, article by article")),

  Command.make(
    "agree",
    {
      first: Argument.String("first").pipe(Argument.withDescription("A folder of one annotator's labels")),
      second: Argument.String("second").pipe(Argument.withDescription("A folder of another's, for the same articles")),
      labels: map
    },
    ({ first, labels, second }) =>
      Effect.flatMap(Effect.all([commands, labels]), ([{ agree }, labels]) => agree([first, second], labels))
  ).pipe(Command.withDescription("Says how far two annotators agree"))
] as const

const evals = Command.make(
  "evals",
  {
    dataset: Argument.String("dataset").pipe(Argument.withDescription("A dataset folder with gold labels")),
    extractors: Flag.String("extractor").pipe(
      Flag.withDescription(`What to evaluate: ${EXTRACTORS.map(({ name }) => name).join(", ")}; may be given again`),
      Flag.atLeast(1)
    ),
    labels: map,
    out,
    gate,
    weights: weightsFlag,
    dryRun: dryRunFlag,
    llm: llmFlags
  },
  Effect.fnUntraced(function* ({ dryRun, extractors: asked, labels, llm, weights, ...rest }) {
    const extractors = asked.map((name) => withWeights(name, weights))
    const options = { ...rest, labels: yield* labels }
    const { dryRuns, run } = yield* commands
    yield* (dryRun ? dryRuns(options, extractors) : run(options, extractors)).pipe(
      Effect.provideService(LlmSettings, llmSettings(llm))
    )
  })
).pipe(
  Command.withDescription("Scores extractors against hand-labelled articles and says which is better"),
  Command.withSubcommands([...subcommands])
)

evals.pipe(
  Command.run({ version: VERSION }),
  withLogging({ quiet: false, logFormat: "text" }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
