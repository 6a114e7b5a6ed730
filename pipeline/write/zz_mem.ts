import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Result from "effect/Result"
import { outputs } from "./fixture.ts"
import { findFormats } from "./formats.ts"
import { writeOutputs } from "./write.ts"
import { articles } from "../../scripts/bench/articles.ts"
import { toArticle } from "../read/article.ts"
import { openExtractor } from "../extract/registry.ts"
import { segment } from "../work/inline.ts"
import { Annotated, encodeRecord, decodeRecord } from "../../schemas/record.ts"
import { rmSync } from "node:fs"
const [, , format, count] = process.argv
const out = `/tmp/outputs/run/mem-${format}`
await Effect.runPromise(Effect.gen(function*() {
  const cues = yield* openExtractor("cues")
  const base: string[] = []
  for (const { id, text } of articles(200)) base.push(encodeRecord(yield* segment(Result.getOrThrow(toArticle({ id: "@@", source: id, body: text })), cues)))
  function* all() { for (let i = 0; i < Number(count); i++) yield decodeRecord(base[i % 200]!.replaceAll("@@", `articles/${String(i).padStart(6, "0")}`)) }
  const t = performance.now()
  const { info } = yield* writeOutputs(Stream.fromIterable(all(), { chunkSize: 64 }), { ...outputs(out), formats: yield* findFormats(format!) })
  globalThis.gc?.(); console.log(format, count, Object.values(info.counts.segments).reduce((a, b) => a + b), "segments", ((performance.now() - t) / 1000).toFixed(1), "s, peak MB", Math.round(process.resourceUsage().maxRSS / 1024))
}).pipe(Effect.scoped, Effect.provide(NodeServices.layer)))
