import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as References from "effect/References"
import { printable } from "../schemas/printable.ts"

/** How a command tells what it is doing: always on stderr, as stdout carries results only. */
export const loggingFlags = {
  quiet: Flag.Boolean("quiet").pipe(
    Flag.withDescription("Say nothing on the way but what went wrong"),
    Flag.withDefault(false)
  ),
  logFormat: Flag.Literals("log-format", ["text", "json"]).pipe(
    Flag.withDescription("How notices, progress and errors are written: text, or a JSON object a line"),
    Flag.withDefault("text")
  )
}

export interface Logging {
  readonly quiet: boolean
  readonly logFormat: "text" | "json"
}

/** Whether progress is shown as a bar: a terminal's, which nobody has asked to be quiet. */
export const showsBar = ({ logFormat, quiet }: Logging): boolean =>
  process.stderr.isTTY && !quiet && logFormat === "text"

/** A line for each notice, and one for each way in which a command can end early; anything else is a bug, and shows its stack. */
export const withLogging =
  ({ logFormat, quiet }: Logging) =>
  <A, E, R>(command: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    command.pipe(
      Effect.tapError((error) => (isForPeople(error) ? Effect.logError(error.message) : Effect.void)),
      Effect.provideService(References.MinimumLogLevel, quiet ? "Error" : "Info"),
      Effect.provide(Logger.layer([Logger.withConsoleError(logFormat === "json" ? Logger.formatJson : TEXT)]))
    )

/** What is logged has names of files and columns in it, and what servers say. */
const TEXT = Logger.make(({ message }) => String(message).split("\n").map(printable).join("\n"))

/** The errors of schemas/failure.ts and their like that end a command: their message is written for its user. */
const isForPeople = (error: unknown): error is { readonly message: string } =>
  error instanceof Error &&
  "_tag" in error &&
  ["CannotStart", "Stopped", "GoldErrors", "GateFailed"].includes(String(error._tag))
