import * as NodeServices from "@effect/platform-node/NodeServices"
import { parseXml, XmlElement } from "@rgrove/parse-xml"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { annotated, HOSTILE, outputs } from "./fixture.ts"
import { findFormats } from "./formats.ts"
import { writeOutputs } from "./write.ts"

const FERRY = annotated("2024/a b", ["Free 🛳️ now.", 'They say "so" & <more>.', "It was free in 2011."])
const [thesis, claim, example] = FERRY.article.segments
/** The claim attacks the thesis, the example supports the claim. */
const ARGUED = {
  ...FERRY,
  article: {
    ...FERRY.article,
    segments: [
      thesis!,
      { ...claim!, link: { relation: "attacks" as const, target: thesis!.segment_id } },
      { ...example!, link: { relation: "supports" as const, target: claim!.segment_id } }
    ]
  }
}

const written = Effect.fnUntraced(function* (format: string, file: string) {
  const fs = yield* FileSystem.FileSystem
  const out = yield* fs.makeTempDirectoryScoped()
  const records = Stream.make(ARGUED, annotated("hostile\u0001", HOSTILE))
  yield* writeOutputs(records, { ...outputs(out), formats: yield* findFormats(format) })
  return yield* fs.readFileString(`${out}/${file}`)
})

layer(NodeServices.layer)("arguments as graphs", (it) => {
  it.effect("aif: inference and conflict between the segments of an article, a file each", () =>
    Effect.gen(function* () {
      const { edges, locutions, nodes } = JSON.parse(yield* written("aif", "aif/2024/a b.json"))
      assert.deepStrictEqual(
        nodes.map(({ nodeID, text, type }: Record<string, string>) => [nodeID, type, text]),
        [
          ["1", "I", "Free 🛳️ now."],
          ["2", "I", 'They say "so" & <more>.'],
          ["3", "I", "It was free in 2011."],
          ["4", "CA", "Default Conflict"],
          ["5", "RA", "Default Inference"]
        ]
      )
      assert.deepStrictEqual(
        edges.map(({ fromID, toID }: Record<string, string>) => `${fromID}>${toID}`),
        ["2>4", "4>1", "3>5", "5>2"]
      )
      assert.strictEqual(new Set(edges.map(({ edgeID }: Record<string, string>) => edgeID)).size, 4)
      assert.deepStrictEqual(locutions, [])
      assert.include(nodes[1], { label: "claim", segment_id: "2024/a b#2" })
    })
  )

  it.effect("graphml: one well-formed graph, whose edges join nodes that there are", () =>
    Effect.gen(function* () {
      const root = parseXml(yield* written("graphml", "arguments.graphml")).root
      assert.strictEqual(root?.name, "graphml")
      const graph = root?.children.find((child) => child instanceof XmlElement && child.name === "graph")
      assert.instanceOf(graph, XmlElement)
      const of = (name: string) =>
        graph.children.filter((child) => child instanceof XmlElement).filter((child) => child.name === name)
      const ids = of("node").map(({ attributes }) => attributes["id"])
      assert.deepStrictEqual(ids.slice(0, 4), ["2024/a b#1", "2024/a b#2", "2024/a b#3", "hostile\ufffd#1"])
      for (const { attributes } of of("edge")) {
        assert.include(ids, attributes["source"])
        assert.include(ids, attributes["target"])
      }
      assert.deepStrictEqual(
        of("edge")
          .slice(0, 2)
          .map(({ attributes, text }) => [attributes["source"], text, attributes["target"]]),
        [
          ["2024/a b#2", "attacks", "2024/a b#1"],
          ["2024/a b#3", "supports", "2024/a b#2"]
        ]
      )
      const [, claim] = of("node")
      assert.include(claim?.text, 'They say "so" & <more>.')
      assert.strictEqual(of("node")[3]?.children.length, of("node")[0]?.children.length)
    })
  )
})
