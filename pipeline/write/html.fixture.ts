import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { AnnotatedArticle } from "../../schemas/annotated.ts"
import type { RunRecord } from "../../schemas/record.ts"
import { annotated, HOSTILE, outputs } from "./fixture.ts"
import { html } from "./html.ts"
import { writeOutputs } from "./write.ts"

/** Text that must stay text in a page. */
export const INERT =
  "<img src=x onerror=\"document.title='taken'\"></script><script>document.title='taken'</script><!-- ${1} \u2028 &lt; 👩‍🌾"

/** An article with a paragraph a segment: thesis, claim, example, conclusion, thesis …; all point to the first. */
const article = (id: string, texts: ReadonlyArray<string>, more: Partial<AnnotatedArticle> = {}): RunRecord => ({
  _tag: "Annotated",
  article: { ...annotated(id, texts).article, ...more }
})

/** Some articles of every sort. */
export const ARTICLES: ReadonlyArray<RunRecord> = [
  article(
    "ferry",
    [
      "The ferry should be free. 🚢",
      "It is a road.",
      "Norby's was free in 2011.",
      "So let it be free.",
      "Boats too.",
      "Some say nobody would pay."
    ],
    {
      title: "The ferry",
      author: "José Núñez",
      date: "12 March 2024",
      source: "https://www.harbour.example/ferry"
    }
  ),
  article("bench", ["Benches make a town.", "Without them nobody stays."], {
    title: "Benches",
    author: "Ada Holm",
    date: "2023-11-02",
    source: "https://courier.example/bench?x=1"
  }),
  article(INERT, [INERT, INERT, `${INERT} and more`], {
    title: INERT,
    author: INERT,
    date: INERT,
    source: "javascript:document.title='taken'"
  }),
  article("hostile", HOSTILE)
]

/** That many articles of about 6 KB. */
export function* many(count: number): Generator<RunRecord> {
  const words =
    "The harbour has a bench and a boat, which the town has had since the war and would not sell for anything."
  const { article: one } = annotated(
    "many",
    Array.from({ length: 24 }, (_, n) => `${words} ${words} Sentence ${n}.`)
  )
  for (let n = 0; n < count; n++) {
    const id = `many-${n}`
    const own = (segment: string) => id + segment.slice(one.article_id.length)
    yield {
      _tag: "Annotated",
      article: {
        ...one,
        article_id: id,
        title: `Article ${n}`,
        text: `${one.text}\n\nSecret word: needle${n}.`,
        segments: one.segments.map((segment) => ({
          ...segment,
          segment_id: own(segment.segment_id),
          ...(segment.link && { link: { ...segment.link, target: own(segment.link.target) } })
        }))
      }
    }
  }
}

/** Writes a page of some records. */
export const writePage = (out: string, records: Iterable<RunRecord>): Promise<unknown> =>
  writeOutputs(Stream.fromIterable(records), { ...outputs(out), formats: [html] }).pipe(
    Effect.provide(NodeServices.layer),
    Effect.runPromise
  )
