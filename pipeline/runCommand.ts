import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import type * as CliError from "effect/cli/CliError"
import * as CliConfig from "effect/cli/CliConfig"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import type { HelpDoc } from "effect/cli/HelpDoc"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import { VERSION } from "./version.ts"

/** Runs a command on the arguments that this process was given. A mistake in them is told in one line on stderr, exit code 1;
 * `teardown` decides the exit code of an end. */
export const runCommand = <Name extends string, Input, ContextInput, E>(
  command: Command.Command<Name, Input, ContextInput, E, NodeServices.NodeServices>,
  teardown: Runtime.Teardown = Runtime.defaultTeardown
): void =>
  command.pipe(
    Command.run({ version: VERSION }),
    Effect.provide(Layer.mergeAll(NodeServices.layer, presenter, CliConfig.layer({ builtIns: BUILT_IN }))),
    NodeRuntime.runMain({ teardown })
  )

const BUILT_IN = [GlobalFlag.Help, GlobalFlag.Version]

const presenter = CliOutput.layerPresenter({
  present: (event) =>
    event._tag === "InvalidInvocation"
      ? Console.error(mistake(event.errors, event.helpDoc))
      : CliOutput.defaultPresenter.present(event)
})

/** The first mistake, as a line that says what to do. An unknown flag goes first: its value looks like an argument too many. */
export const mistake = (errors: ReadonlyArray<CliError.NonShowHelpErrors>, help: HelpDoc): string => {
  const error = errors.find(({ _tag }) => _tag === "UnrecognizedOption") ?? errors[0]
  return `${error === undefined ? "This cannot be run." : describe(error, help)} See --help.`
}

const describe = (error: CliError.NonShowHelpErrors, { args = [], flags }: HelpDoc): string => {
  switch (error._tag) {
    case "UnrecognizedOption": {
      const [meant] = error.suggestions
      return `There is no flag ${error.option}${meant === undefined ? "." : `: did you mean ${meant}?`}`
    }
    case "MissingArgument":
      return `<${error.argument}> is missing${about(args.find(({ name }) => name === error.argument))}.`
    case "MissingOption":
      return `--${error.option} is missing${about(flags.find(({ name }) => name === error.option))}.`
    default:
      return error.message.replaceAll(/\s+/g, " ").replace(/[^.?]$/, "$&.")
  }
}

const about = (doc: { readonly description: Option.Option<string> } | undefined): string => {
  const description = doc === undefined ? "" : Option.getOrElse(doc.description, () => "")
  return description === "" ? "" : `: ${description.charAt(0).toLowerCase()}${description.slice(1)}`
}
