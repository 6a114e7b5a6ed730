#!/usr/bin/env node
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Option from "effect/Option"
import { withLogging } from "../../pipeline/logging.ts"
import { runCommand } from "../../pipeline/runCommand.ts"
import { run } from "./run.ts"

const optional = (name: string, description: string, metavar: string) =>
  Flag.String(name).pipe(
    Flag.withDescription(description),
    Flag.withMetavar(metavar),
    Flag.optional,
    Flag.map(Option.getOrUndefined)
  )

const train = Command.make(
  "train",
  {
    dataset: Argument.String("dataset").pipe(Argument.withDescription("A dataset folder with gold labels")),
    unlabelled: optional(
      "unlabelled",
      "Articles that another model has labelled, to learn from as well: the arguments.jsonl of a run, or what scripts/train/teach.ts leaves",
      "file"
    ),
    unseen: optional(
      "unseen",
      "With what teach.ts leaves: the ids, one a line, of labelled articles that the teacher has not learned from; how sure the model is is fitted to them",
      "file"
    ),
    from: optional(
      "from",
      "A model file to begin at, to bring it to articles of your own; pipeline/extract/model/model.bin is the shipped one",
      "file"
    ),
    report: optional("report", "A labelled dataset to score once, when all is done", "folder"),
    out: Flag.String("out").pipe(
      Flag.withDescription("The model file to write; the pipeline takes it with --extractor model --weights FILE"),
      Flag.withMetavar("file"),
      Flag.withDefault("model.bin")
    )
  },
  (options) => withLogging({ quiet: false, logFormat: "text" })(run(options))
).pipe(Command.withDescription("Trains the model extractor on labelled articles, and says how good it is"))

runCommand(train)
