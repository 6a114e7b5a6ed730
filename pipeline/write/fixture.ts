import * as Effect from "effect/Effect"
import { ArticleFailure } from "../../schemas/failure.ts"
import { LABELS } from "../../schemas/label.ts"
import { Annotated } from "../../schemas/record.ts"
import { RunInfo } from "../../schemas/run.ts"
import { Warning } from "../../schemas/warning.ts"
import type { Counts, Outputs } from "./write.ts"

/** Texts that have broken a table before. */
export const HOSTILE: ReadonlyArray<string> = [
  "A plain sentence.",
  'She said "no", and "" again',
  '"',
  "one\ntwo",
  "one\r\ntwo",
  "one\rtwo",
  "ends with a line end\n",
  "=1+1",
  '=HYPERLINK("https://example.org","x")',
  "+1 for that",
  "-1 degrees",
  "- a list item\n- another",
  "@somebody",
  "\uff1dfull-width",
  "\ttabbed",
  "\rreturned",
  "'quoted'",
  "'=already guarded",
  "a;b,c\td|e",
  " spaces around ",
  "\ufffd was NUL",
  "😀 👩‍👩‍👧 e\u0301 𝔸",
  "\u202eright to left\u202c, עברית, العربية",
  "\ufeffbyte-order mark",
  "line\u2028separator\u0085next",
  "NULL",
  "007",
  "1e5",
  "TRUE",
  "2024-01-01",
  `${"word ".repeat(8000)}`
]

const length = (text: string) => [...text].length

/** An article whose segments have these texts, a paragraph and a sentence each. */
export const annotated = (id: string, texts: ReadonlyArray<string>): Annotated => {
  let at = 0
  const spans = texts.map((text): [number, number] => {
    const start = at
    at += length(text) + 2
    return [start, start + length(text)]
  })
  return new Annotated({
    article: {
      article_id: id,
      title: texts[0] ?? "",
      source: `${id}.txt`,
      text: texts.join("\n\n"),
      sentences: spans,
      segments: texts.map((text, i) => ({
        segment_id: `${id}#${i + 1}`,
        label: LABELS[i % LABELS.length]!,
        start: spans[i]![0],
        end: spans[i]![1],
        first_sentence: i + 1,
        last_sentence: i + 1,
        paragraph: i + 1,
        section: i === 0 ? "" : texts[i - 1]!,
        text,
        ...(i % 4 === 1 && { stance: "pro" as const }),
        ...(i % 4 === 2 && { kind: "fact" as const }),
        ...(i > 0 && { link: { relation: "supports" as const, target: `${id}#1` } }),
        ...(i % 3 === 0 && { confidence: 0.25 })
      }))
    }
  })
}

/** An article that cost something. */
export const paid = new Annotated({
  article: annotated("c", ["Three."]).article,
  usage: { requests: 1, inputTokens: 2, outputTokens: 3, cost: 0.5 }
})

export const failure = new ArticleFailure({
  articleId: "=lost",
  source: 'lost, "and" gone.txt',
  stage: "read",
  error: "BinaryFile",
  message: "lost.txt is not text\nbut a picture."
})

export const warning = new Warning({
  articleId: "a",
  source: "a.html",
  stage: "read",
  warning: "TextLeftBehind",
  message: "Half of it is missing"
})

/** What a caller of `writeOutputs` gives, but for the formats. */
export const outputs = (out: string): Omit<Outputs, "formats"> => ({
  out,
  bom: false,
  guard: true,
  about: ABOUT,
  describe: (counts: Counts) =>
    Effect.succeed(
      new RunInfo({
        ...ABOUT,
        splitter: "1",
        options: { formats: ["csv"], bom: false, guard: true, min_confidence: 0 },
        counts: { ...counts, skipped: { ".jpg": 2 } },
        times: {
          started: "2026-01-01T00:00:00.000Z",
          finished: "2026-01-01T00:00:01.000Z",
          seconds: 1,
          articles_per_second: 1
        }
      })
    )
})

const ABOUT = {
  version: "1.2.3",
  extractor: { name: "LLM:Open/GPT", fingerprint: "f00" },
  dataset: { name: "Our opinions", path: "datasets/opinion" }
}
