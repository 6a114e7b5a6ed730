#!/usr/bin/env node
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { dryRunFlag, llmFlags, llmSettings } from "../pipeline/extract/llm/flags.ts"
import { LlmSettings } from "../pipeline/extract/llm/settings.ts"
import { weightsFlag, withWeights } from "../pipeline/extract/model/flags.ts"
import { EXTRACTORS } from "../pipeline/extract/registry.ts"
import { loggingFlags, type Logging, showsBar, withLogging } from "../pipeline/logging.ts"
import { runCommand } from "../pipeline/runCommand.ts"
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

/** A command that tells what it does as its own flags ask. */
const logged =
  <Input extends { readonly logging: Logging }, A, E, R>(command: (input: Input) => Effect.Effect<A, E, R>) =>
  (input: Input) =>
    withLogging(input.logging)(command(input))

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
      gate,
      logging: loggingFlags
    },
    logged(({ labels, logging, predictions, ...options }) =>
      Effect.flatMap(Effect.all([commands, labels]), ([{ score }, labels]) =>
        score({ ...options, labels, progressBar: showsBar(logging) }, predictions)
      )
    )
  ).pipe(Command.withDescription("Scores predictions that are there already")),

  Command.make(
    "compare",
    {
      first: Argument.String("first").pipe(Argument.withDescription("The folder that an evaluation has left")),
      second: Argument.String("second").pipe(Argument.withDescription("Another, on the same gold")),
      logging: loggingFlags
    },
    logged(({ first, second }) => Effect.flatMap(commands, ({ compare }) => compare(first, second)))
  ).pipe(Command.withDescription("Compares two evaluations, article by article")),

  Command.make(
    "agree",
    {
      first: Argument.String("first").pipe(Argument.withDescription("A folder of one annotator's labels")),
      second: Argument.String("second").pipe(Argument.withDescription("A folder of another's, for the same articles")),
      labels: map,
      logging: loggingFlags
    },
    logged(({ first, labels, second }) =>
      Effect.flatMap(Effect.all([commands, labels]), ([{ agree }, labels]) => agree([first, second], labels))
    )
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
    llm: llmFlags,
    logging: loggingFlags
  },
  logged(
    Effect.fnUntraced(function* ({ dryRun, extractors: asked, labels, llm, logging, weights, ...rest }) {
      const extractors = asked.map((name) => withWeights(name, weights))
      const options = { ...rest, labels: yield* labels, progressBar: showsBar(logging) }
      const { dryRuns, run } = yield* commands
      yield* (dryRun ? dryRuns(options, extractors) : run(options, extractors)).pipe(
        Effect.provideService(LlmSettings, llmSettings(llm))
      )
    })
  )
).pipe(
  Command.withDescription("Scores extractors against hand-labelled articles and says which is better"),
  Command.withSubcommands([...subcommands])
)

runCommand(evals)
