import type { Done } from "./part.ts"
import type { Task } from "./thread.ts"

/** A thread whose extractor hangs, throws, or ends the thread, as the article's text tells it to. */
export default ({ articles, at }: Task): Done => {
  const lines = articles.map(({ id, text }, index) => {
    Atomics.store(at, 0, index)
    if (text === "hang") for (;;);
    if (text === "exit") process.exit(1)
    if (text === "throw") throw new Error("thrown")
    return `${id} done`
  })
  return { lines, failures: 0 }
}
