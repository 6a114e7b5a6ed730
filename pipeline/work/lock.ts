import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import { hostname } from "node:os"
import { CannotStart } from "../../schemas/failure.ts"

/** Takes an output folder for this run until the scope closes. A lock that a killed run has left is taken over. */
export const lock = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(out, ".lock")
  const mine = yield* encode({ process: process.pid, host: hostname(), since: DateTime.formatIso(yield* DateTime.now) })

  const take: Effect.Effect<void, PlatformError | CannotStart> = fs.writeFileString(file, mine, { flag: "wx" }).pipe(
    Effect.catchReason("PlatformError", "AlreadyExists", () =>
      Effect.gen(function* () {
        const holder = yield* fs.readFileString(file).pipe(
          Effect.flatMap(decode),
          Effect.orElseSucceed(() => undefined)
        )
        if (holder !== undefined && (holder.host !== hostname() || isAlive(holder.process))) {
          return yield* new CannotStart({
            message:
              `Another run has been writing to ${out} since ${holder.since} (process ${holder.process} on ${holder.host}). ` +
              `Wait for it, choose another folder with --out, or remove ${file} if you know that it has ended.`
          })
        }
        yield* fs.remove(file, { force: true })
        yield* take
      })
    )
  )
  yield* Effect.acquireRelease(take, () => Effect.ignore(fs.remove(file)))
})

const Holder = Schema.fromJsonString(Schema.Struct({ process: Schema.Int, host: Schema.String, since: Schema.String }))
const encode = (holder: typeof Holder.Type) => Effect.orDie(Schema.encodeEffect(Holder)(holder))
const decode = Schema.decodeEffect(Holder)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process cannot be signalled, but is there.
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
