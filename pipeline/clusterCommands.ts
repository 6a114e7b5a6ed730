import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { availableParallelism } from "node:os"
import { CannotStart } from "../schemas/failure.ts"
import { llmFlags, llmSettings } from "./extract/llm/flags.ts"
import { LlmSettings } from "./extract/llm/settings.ts"
import { loggingFlags, withLogging } from "./logging.ts"

/** Of the command itself: where its parts are done. */
export const clusterFlag = Flag.Boolean("cluster").pipe(
  Flag.withDescription(
    "Do it on the machines that have joined the cluster, whose PostgreSQL database OPINION_DATABASE_URL names"
  ),
  Flag.withDefault(false)
)

const ofCluster = Flag.Boolean("cluster").pipe(
  Flag.withDescription("Of the cluster whose PostgreSQL database OPINION_DATABASE_URL names; always given"),
  Flag.withDefault(false)
)

/** Without the flag a dataset folder of that name may be meant. */
const demand = (cluster: boolean, name: string) =>
  cluster
    ? Effect.void
    : Effect.fail(
        new CannotStart({
          message: `Say pnpm pipeline ${name} --cluster, or pnpm pipeline ./${name} for a dataset folder of that name.`
        })
      )

const { examples: _, ...llm } = llmFlags

const worker = Command.make(
  "worker",
  {
    cluster: ofCluster,
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
    logging: loggingFlags,
    llm
  },
  Effect.fnUntraced(
    function* ({ cluster, llm, workers }) {
      yield* demand(cluster, "worker")
      const { runWorker } = yield* Effect.promise(() => import("./work/cluster/worker.ts"))
      yield* runWorker(workers).pipe(
        Effect.provideService(LlmSettings, llmSettings({ ...llm, examples: Option.none() }))
      )
    },
    (effect, { logging }) => withLogging(logging)(effect)
  )
).pipe(Command.withDescription("Joins the cluster, and does parts of its runs until Ctrl-C"))

const status = Command.make(
  "status",
  { cluster: ofCluster, logging: loggingFlags },
  Effect.fnUntraced(
    function* ({ cluster }) {
      yield* demand(cluster, "status")
      const { status } = yield* Effect.promise(() => import("./work/cluster/status.ts"))
      yield* Console.log(yield* status)
    },
    (effect, { logging }) => withLogging(logging)(effect)
  )
).pipe(Command.withDescription("Shows the cluster's runs and runners"))

export const clusterCommands = [worker, status] as const

/** What the flags of language models cannot mean where others ask them. */
export const checkClusterFlags = ({
  budget,
  examples
}: {
  readonly budget: Option.Option<number>
  readonly examples: Option.Option<string>
}) =>
  Option.isSome(budget)
    ? Effect.fail(
        new CannotStart({
          message:
            "With --cluster each worker has a budget of its own: give --budget to pnpm pipeline worker --cluster."
        })
      )
    : Option.isSome(examples)
      ? Effect.fail(
          new CannotStart({
            message:
              "--examples cannot be used with --cluster: runners do not know the run's other articles, which must not be examples."
          })
        )
      : Effect.void
