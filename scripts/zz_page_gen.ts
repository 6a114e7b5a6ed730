import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { articles } from "../scripts/bench/articles.ts"

import { split } from "../pipeline/split/split.ts"
import { annotate } from "../pipeline/extract/annotate.ts"
import { openExtractor } from "../pipeline/extract/registry.ts"
import { writeOutputs } from "../pipeline/write/write.ts"
import { findFormats } from "../pipeline/write/formats.ts"
import { outputs } from "../pipeline/write/fixture.ts"
const [, , count, out, formats = "html"] = process.argv
const OUT = ["dailytelegram.example", "thecourier.example", "harbour-news.example", "blog.example"]
const main = Effect.gen(function*() {
  const ex = yield* openExtractor("cues")
  const base: Array<any> = []
  for (const a of articles(200)) { const d = split(a as any); const e = yield* ex.extract(d as any); base.push(annotate(d as any, (e as any).segments)) }
  const at = (n: number) => {
    const b = base[n % base.length]; const id = `a${n}`
    return ({ _tag: "Annotated" as const, article: { ...b, article_id: id, title: `${b.title} ${n}`, author: ["Ada Holm", "Ines Kerr", "José Núñez"][n % 3]!, date: `20${10 + n % 14}-0${1 + n % 9}-11`, source: `https://www.${OUT[(n * n) % 7 % 4]}/${n}`,
      segments: b.segments.map((s: any, i: number) => ({ ...s, segment_id: `${id}#${i + 1}`, ...(s.link && { link: { ...s.link, target: id + s.link.target.slice(s.link.target.lastIndexOf("#")) } }) })) } as any })
  }
  function* all() { for (let n = 0; n < Number(count); n++) yield at(n) }
  const t = performance.now()
  yield* writeOutputs(Stream.fromIterable(all()), { ...outputs(out!), formats: yield* findFormats(formats) } as any)
  console.log(formats, count, ((performance.now() - t) / 1000).toFixed(1), "s", "peak MB", Math.round(process.resourceUsage().maxRSS / 1024))
}) as any
await Effect.runPromise(main.pipe(Effect.scoped, Effect.provide(NodeServices.layer)))
