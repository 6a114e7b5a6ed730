import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { fileURLToPath } from "node:url"
import { openGold } from "../openGold.ts"
import type { LabelledSegment } from "./labelled.ts"

/**
 * Exports of Label Studio 1.23.2: labelstudio.json imported into a project with labelstudio.xml, each task opened and submitted in a browser.
 */
const read = Effect.fnUntraced(function* (name: string) {
  // As `pnpm evals score --gold` opens it: a file of labels, in which a look for articles finds none.
  const { gold } = yield* openGold(fileURLToPath(new URL(`fixtures/labelstudio/${name}`, import.meta.url)), {})
  const [article] = gold
  return { id: article?.id, segments: (article?.segments ?? []).map(short) }
})

const short = ({ kind, label, link, stance, text }: LabelledSegment) =>
  [label, stance ?? kind ?? "", ...(link === undefined ? [] : [`${link.relation} ${link.target}`]), text].join(" | ")

const SEGMENTS = [
  "thesis |  | Open the harbour 🚢 to everybody",
  "claim | pro | supports s1 | The harbour belongs to the town.",
  "claim | counter | attacks s2 | Some say that it must earn its keep 🛟🛟.",
  "example | statistic | supports s1 | Norby opened its harbour in 2011, and 40,000 people came in a summer.",
  'example | testimony | supports s1 | "It gave us our evenings back," says Ada Holm.',
  "conclusion |  | So let us open ours."
]

describe("a real Label Studio", () => {
  it.effect("gives back every segment, attribute and link as JSON, under the article's own id", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* read("export.json"), { id: "harbour", segments: SEGMENTS })
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("gives back all but the links as JSON-MIN, which has none", () =>
    Effect.gen(function* () {
      const segments = SEGMENTS.map((segment) => segment.replace(/ \| (?:supports|attacks) s\d(?= \|)/, ""))
      assert.deepStrictEqual(yield* read("export-min.json"), { id: "harbour", segments })
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
