#!/usr/bin/env node
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import { DEFAULT_EXTRACTOR } from "../../pipeline/extract/registry.ts"
import { loggingFlags, withLogging } from "../../pipeline/logging.ts"
import { runCommand } from "../../pipeline/runCommand.ts"

const optional = (name: string, description: string, metavar: string) =>
  Flag.String(name).pipe(
    Flag.withDescription(description),
    Flag.withMetavar(metavar),
    Flag.optional,
    Flag.map(Option.getOrUndefined)
  )

const label = Command.make(
  "label",
  {
    dataset: Argument.String("dataset").pipe(
      Argument.withDescription("A folder of articles; with --run it may be left out"),
      Argument.optional,
      Argument.map(Option.getOrUndefined)
    ),
    second: Argument.String("second").pipe(
      Argument.withDescription("The second pass, after --settle and the first"),
      Argument.optional,
      Argument.map(Option.getOrUndefined)
    ),
    annotator: optional("annotator", "Who labels: names the folder passes/NAME; your user name where absent", "name"),
    sample: Flag.Int("sample").pipe(
      Flag.withDescription("Label this many articles, drawn at random; the draw is kept in passes/sample.json"),
      Flag.withMetavar("n"),
      Flag.filter(
        (n) => n >= 1,
        () => "--sample is 1 or more"
      ),
      Flag.optional,
      Flag.map(Option.getOrUndefined)
    ),
    seed: Flag.Int("seed").pipe(Flag.withDescription("Of the draw"), Flag.withMetavar("n"), Flag.withDefault(7)),
    order: Flag.Literals("order", ["dataset", "unsure"]).pipe(
      Flag.withDescription(
        "unsure: first the articles of which --extractor is least sure; for training, not for measuring"
      ),
      Flag.withDefault("dataset")
    ),
    extractor: Flag.String("extractor").pipe(
      Flag.withDescription("Whose doubts --order unsure goes by"),
      Flag.withDefault(DEFAULT_EXTRACTOR)
    ),
    propose: optional(
      "propose",
      "Show what this extractor finds, to be corrected; the labels then say so. Blind where absent",
      "extractor"
    ),
    settle: optional("settle", "Settle two passes, --settle a b: only where they differ; writes gold/", "first"),
    run: optional("run", "Correct a run of the pipeline, least sure segments first; writes gold/", "folder"),
    out: optional("out", "Where passes/ and gold/ go; the dataset's folder where absent", "folder"),
    port: Flag.Int("port").pipe(
      Flag.withDescription("The port on this machine; another is taken where it is in use"),
      Flag.withDefault(4519)
    ),
    logging: loggingFlags
  },
  // Loaded when the command runs: --help needs none of it.
  ({ logging, ...options }) =>
    Effect.flatMap(
      Effect.promise(() => import("./run.ts")),
      ({ run }) => run(options)
    ).pipe(withLogging(logging))
).pipe(
  Command.withDescription("Opens a page on this machine on which people label articles, and settle where they differ")
)

// Ctrl-C is how it is meant to end.
runCommand(label, (exit, end) =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause) ? end(0) : Runtime.defaultTeardown(exit, end)
)
