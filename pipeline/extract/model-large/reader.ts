import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Document } from "../../../schemas/document.ts"
import { CannotStart } from "../../../schemas/failure.ts"
import { ExtractionFailed } from "../Extractor.ts"
import type { NetworkInput, Reading } from "./networks.ts"
import type { Said } from "./networksProcess.ts"
import { places } from "./places.ts"
import { textsOf } from "./texts.ts"
import { windows } from "./windows.ts"
import type { WordPiece } from "./wordpiece.ts"

export type Reader = (document: Document) => Effect.Effect<Reading, ExtractionFailed>

/**
 * Starts the networks in a process of their own. Not in a thread: the runtime takes all of the program with it when a
 * thread that it works in is stopped, be it by Ctrl-C or because an article takes too long.
 *
 * @param encoder and `head`: paths of ONNX files
 */
export const openReader = Effect.fnUntraced(function* (encoder: string, head: string, wordPiece: WordPiece) {
  const start = Effect.callback<ChildProcess, CannotStart>((resume) => {
    const child = fork(fileURLToPath(new URL("./networksProcess.ts", import.meta.url)), [encoder, head], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"]
    })
    const settle = (ready: boolean) => {
      child.removeAllListeners()
      // What a process that is being killed says no more.
      child.on("error", () => {})
      if (!ready) child.kill("SIGKILL")
      resume(ready ? Effect.succeed(child) : Effect.fail(new CannotStart({ message: NO_RUNTIME })))
    }
    child.on("message", (said: Said) => settle(said === "ready"))
    child.on("error", () => settle(false))
    child.on("exit", () => settle(false))
    return Effect.sync(() => child.kill("SIGKILL"))
  })

  let child: ChildProcess | undefined
  const end = () => {
    child?.kill("SIGKILL")
    child = undefined
  }
  // Whether it runs here. It is started again for the first document: the main thread of a run opens every extractor,
  // and asks none.
  child = yield* start
  end()
  yield* Effect.addFinalizer(() => Effect.sync(end))

  const ask = (running: ChildProcess, input: NetworkInput) =>
    Effect.callback<Reading, ExtractionFailed>((resume) => {
      running.ref()
      running.channel?.ref()
      const lost = () => {
        end()
        resume(
          Effect.fail(
            new ExtractionFailed({
              error: "Crash",
              message: "The process of model-large's networks ended on this article; is there enough memory?"
            })
          )
        )
      }
      running.once("exit", lost)
      running.once("message", (reading: Reading) => {
        running.off("exit", lost)
        idle(running)
        resume(Effect.succeed(reading))
      })
      running.send(input, (error) => error !== null && lost())
      return Effect.sync(end)
    })

  const oneAtATime = Semaphore.makeUnsafe(1)
  const read: Reader = (document) => {
    const texts = textsOf(document)
    if (texts.length === 0) return Effect.succeed(NOTHING)
    const input = { windows: windows(document, texts, wordPiece), places: places(document, texts) }
    return oneAtATime.withPermits(1)(
      Effect.gen(function* () {
        if (child?.connected !== true)
          child = yield* Effect.mapError(start, ({ message }) => new ExtractionFailed({ error: "Crash", message }))
        return yield* ask(child, input)
      })
    )
  }
  return read
})

const NO_RUNTIME =
  "model-large runs on onnxruntime-node, which is not installed or does not run here: try pnpm install, or take --extractor model."

/** Of a document without prose, whose thesis is unstated. */
const NOTHING: Reading = {
  tags: new Float32Array(0),
  stance: new Float32Array(0),
  kind: new Float32Array(0),
  theses: Float32Array.of(0),
  query: new Float32Array(0),
  key: new Float32Array(0)
}

/** A process that waits for an article must not keep the program from its end. */
const idle = (child: ChildProcess): ChildProcess => {
  child.unref()
  child.channel?.unref()
  return child
}
