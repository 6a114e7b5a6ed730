import * as NodeServices from "@effect/platform-node/NodeServices"
import { parseXml } from "@rgrove/parse-xml"
import { assert, it, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { annotated, outputs } from "./fixture.ts"
import { findFormats } from "./formats.ts"
import { iri } from "./webanno.ts"
import { writeOutputs } from "./write.ts"

/** A format's file of one small run. */
const written = Effect.fnUntraced(function* (format: string, file: string) {
  const fs = yield* FileSystem.FileSystem
  const out = yield* fs.makeTempDirectoryScoped()
  const records = Stream.make(
    annotated("2024/a b", ["Free 🛳️ now.", "They say\r\nso."]),
    annotated("c", ["It's done."])
  )
  yield* writeOutputs(records, { ...outputs(out), formats: yield* findFormats(format) })
  return yield* fs.readFileString(`${out}/${file}`)
})

// What the tools' own documents ask of a file; that `evals` reads them as they were: evals/gold/roundtrip.test.ts.
layer(NodeServices.layer)("formats for annotators", (it) => {
  it.effect("conll: a token and its tag a line, a block an article, articles by id", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* written("conll", "segments.conll"),
        [
          "-DOCSTART- (2024/a b)",
          "",
          "Free\tB-thesis",
          "🛳️\tI-thesis",
          "now\tI-thesis",
          ".\tI-thesis",
          "They\tB-claim",
          "say\tI-claim",
          "so\tI-claim",
          ".\tI-claim",
          "",
          "-DOCSTART- (c)",
          "",
          "It's\tB-thesis",
          "done\tI-thesis",
          ".\tI-thesis",
          "",
          ""
        ].join("\n")
      )
    })
  )

  it.effect("labelstudio: predictions that name the controls of its labelling interface", () =>
    Effect.gen(function* () {
      const tasks = JSON.parse(yield* written("labelstudio", "labelstudio.json"))
      assert.strictEqual(tasks.length, 2)
      assert.deepStrictEqual(tasks[0].predictions[0].result.slice(1), [
        {
          id: "s2",
          to_name: "text",
          from_name: "label",
          type: "labels",
          value: { start: 14, end: 27, text: "They say\r\nso.", labels: ["claim"] }
        },
        {
          id: "s2",
          to_name: "text",
          from_name: "stance",
          type: "choices",
          value: { start: 14, end: 27, text: "They say\r\nso.", choices: ["pro"] }
        },
        { type: "relation", from_id: "s2", to_id: "s1", direction: "right", labels: ["supports"] }
      ])
      const controls = JSON.stringify(parseXml(yield* written("labelstudio", "labelstudio.xml")))
      for (const name of ["label", "stance", "kind", "text"]) assert.include(controls, `"name":"${name}"`)
    })
  )

  it.effect("webanno-ld: one page of annotations with position and quotation, links among them", () =>
    Effect.gen(function* () {
      const page = JSON.parse(yield* written("webanno-ld", "annotations.jsonld"))
      assert.strictEqual(page["@context"], "http://www.w3.org/ns/anno.jsonld")
      assert.strictEqual(page.items.length, 4)
      assert.deepStrictEqual(page.items[1], {
        id: "2024/a%20b#2",
        type: "Annotation",
        motivation: "classifying",
        body: [
          { type: "TextualBody", purpose: "classifying", value: "claim" },
          { type: "TextualBody", purpose: "tagging", value: "stance:pro" }
        ],
        target: {
          source: "2024/a%20b",
          selector: [
            { type: "TextPositionSelector", start: 14, end: 27 },
            { type: "TextQuoteSelector", exact: "They say\r\nso.", prefix: "Free 🛳️ now.\n\n", suffix: "" }
          ]
        }
      })
      assert.deepStrictEqual(page.items[2], {
        id: "2024/a%20b#2-supports",
        type: "Annotation",
        motivation: "linking",
        body: [
          { type: "TextualBody", purpose: "classifying", value: "supports" },
          { type: "SpecificResource", purpose: "linking", source: "2024/a%20b#1" }
        ],
        target: "2024/a%20b#2"
      })
    })
  )
})

it("webanno-ld: an article's source is its id, as far as an IRI can be", () => {
  for (const id of ["posts:1", "2024/über-fähren", "記事/1", "it's(not)a+b=c@d,e;f?g"]) assert.strictEqual(iri(id), id)
  assert.strictEqual(iri('a b/100% #1 <"x">'), "a%20b/100%25%20%231%20%3C%22x%22%3E")
})
