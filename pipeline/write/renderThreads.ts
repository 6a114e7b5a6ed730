import * as Effect from "effect/Effect"
import { Piscina } from "piscina"
import type { Rendered } from "./render.ts"
import type { RenderTask } from "./renderThread.ts"

/** Opens that many threads, of which any renders a part. */
export const openRenderThreads = Effect.fnUntraced(function*(threads: number) {
  const pool = yield* Effect.acquireRelease(
    Effect.sync(() =>
      new Piscina<RenderTask, Rendered>({
        filename: new URL("./renderThread.ts", import.meta.url).href,
        maxThreads: threads,
        resourceLimits: { maxYoungGenerationSizeMb: 16 }
      })
    ),
    (pool) => Effect.promise(() => pool.destroy())
  )
  return (task: RenderTask): Effect.Effect<Rendered> => Effect.promise((signal) => pool.run(task, { signal }))
})
