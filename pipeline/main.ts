#!/usr/bin/env node
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { availableParallelism } from "node:os"
import { Columns } from "../schemas/dataset.ts"
import { ArticlesFailed } from "../schemas/failure.ts"
import { checkClusterFlags, clusterCommands, clusterFlag } from "./clusterCommands.ts"
import { dryRunFlag, llmFlags, llmSettings } from "./extract/llm/flags.ts"
import { LlmSettings } from "./extract/llm/settings.ts"
import { weightsFlag, withWeights } from "./extract/model/flags.ts"
import { DEFAULT_EXTRACTOR, EXTRACTORS } from "./extract/registry.ts"
import { loggingFlags, showsBar, withLogging } from "./logging.ts"
import { runCommand } from "./runCommand.ts"
import { summary } from "./summary.ts"
import { DEFAULT_FORMATS, findFormats, FORMATS } from "./write/formats.ts"

const named = (entries: ReadonlyArray<{ readonly name: string; readonly description: string }>) =>
  entries.map(({ description, name }) => `${name} (${description})`).join("; ")

const column = (name: keyof Columns & string) =>
  Flag.String(`${name}-column`).pipe(
    Flag.withDescription(`Column or key of tables that holds the ${name}; guessed where absent`),
    Flag.withMetavar("name"),
    Flag.optional
  )
const pipeline = Command.make(
  "pipeline",
  {
    dataset: Argument.String("dataset").pipe(Argument.withDescription("A folder of articles, or one file of them")),
    extractor: Flag.String("extractor").pipe(
      Flag.withDescription(`What finds the segments: ${named(EXTRACTORS)}`),
      Flag.withDefault(DEFAULT_EXTRACTOR)
    ),
    out: Flag.String("out").pipe(
      Flag.withDescription("Where the results go; out/<dataset>/<extractor> where absent"),
      Flag.withMetavar("folder"),
      Flag.optional
    ),
    format: Flag.String("format").pipe(
      Flag.withDescription(`Forms of the results, with commas between them: ${named(FORMATS)}`),
      Flag.withDefault(DEFAULT_FORMATS)
    ),
    workers: Flag.Int("workers").pipe(
      Flag.withDescription(
        "Threads that segment articles, of extractors that only compute; as many as there are processors where absent"
      ),
      Flag.withMetavar("n"),
      Flag.filter(
        (n) => n >= 1,
        () => "--workers is 1 or more"
      ),
      Flag.withDefault(availableParallelism())
    ),
    articleTimeout: Flag.Finite("article-timeout").pipe(
      Flag.withDescription(
        "Seconds after which such an extractor gives one article up, and reading a file in which nothing more is found"
      ),
      Flag.withMetavar("seconds"),
      Flag.filter(
        (seconds) => seconds > 0,
        () => "--article-timeout is more than 0"
      ),
      Flag.withDefault(60)
    ),
    bom: Flag.Boolean("bom").pipe(
      Flag.withDescription("Begin CSV files with a byte-order mark, for Excel"),
      Flag.withDefault(false)
    ),
    guard: Flag.Boolean("guard").pipe(
      Flag.withDescription(
        "Begin CSV text that a spreadsheet would take for a formula with a '; --no-guard leaves it as it is"
      ),
      Flag.withDefault(true)
    ),
    minConfidence: Flag.Finite("min-confidence").pipe(
      Flag.withDescription(
        "Leave out segments that are less sure than this, from 0 to 1; the cards of model and model-large say what it gives"
      ),
      Flag.withMetavar("share"),
      Flag.filter(
        (share) => share >= 0 && share <= 1,
        () => "--min-confidence is from 0 to 1"
      ),
      Flag.withDefault(0)
    ),
    fresh: Flag.Boolean("fresh").pipe(
      Flag.withDescription("Do everything again, also what an earlier run has finished"),
      Flag.withDefault(false)
    ),
    cluster: clusterFlag,
    weights: weightsFlag,
    logging: loggingFlags,
    dryRun: dryRunFlag,
    llm: llmFlags,
    columns: {
      text: column("text"),
      title: column("title"),
      id: column("id"),
      author: column("author"),
      date: column("date"),
      url: column("url")
    }
  },
  Effect.fnUntraced(
    function* ({ dryRun: dry, extractor: asked, format, llm, logging, out, weights, ...options }) {
      const extractor = withWeights(asked, weights)
      const formats = yield* findFormats(format)
      const given = Object.entries(options.columns).flatMap(([name, value]) =>
        Option.isSome(value) ? [[name, value.value]] : []
      )
      const columns = new Columns(Object.fromEntries(given))
      const settings = llmSettings(llm)
      if (dry) {
        const [{ dryRun }, { openDataset }, { readArticles }] = yield* Effect.promise(() =>
          Promise.all([import("./dryRun.ts"), import("./read/dataset.ts"), import("./read/read.ts")])
        )
        const articles = readArticles(yield* openDataset(options.dataset, columns))
        return yield* Console.log(yield* dryRun(extractor, articles).pipe(Effect.provideService(LlmSettings, settings)))
      }
      if (options.cluster) yield* checkClusterFlags(llm)
      // Loaded only now: --help needs none of it.
      const { run } = yield* Effect.promise(() => import("./run.ts"))
      const {
        files,
        info,
        out: folder,
        reasons,
        shares
      } = yield* run({
        ...options,
        extractor,
        formats,
        columns,
        out: Option.getOrUndefined(out),
        progressBar: showsBar(logging)
      }).pipe(Effect.provideService(LlmSettings, settings))
      yield* Console.log(summary(info, folder, files, shares, reasons))
      if (info.counts.failures > 0) return yield* new ArticlesFailed({ failures: info.counts.failures })
    },
    (effect, { logging }) => withLogging(logging)(effect)
  )
).pipe(
  Command.withDescription("Segments a folder of opinion articles into theses, claims, examples and conclusions"),
  Command.withSubcommands([...clusterCommands])
)

runCommand(pipeline)
