import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { microtexts } from "./microtexts.ts"

const graph = (edges: string) => `<?xml version='1.0' encoding='UTF-8'?>\r
<arggraph id="m1">
  <edu id="e1"><![CDATA[Ferries 🌊 should be free]]></edu>
  <edu id="e2"><![CDATA[since nurses & cooks need them.]]></edu>
  <edu id="e3">Tolls, some say, are fair;</edu>
  <edu id="e4">but they hit the poor,</edu>
  <edu id="e5">as in Hull.</edu>
  <adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="opp"/><adu id="a4" type="pro"/><adu id="a5" type="pro"/>
  <edge id="s1" src="e1" trg="a1" type="seg"/><edge id="s2" src="e2" trg="a2" type="seg"/><edge id="s3" src="e3" trg="a3" type="seg"/>
  <edge id="s4" src="e4" trg="a4" type="seg"/>
  ${edges}
</arggraph>`

const EDGES = `<edge id="s5" src="e5" trg="a5" type="seg"/>
  <edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="a1" type="reb"/>
  <edge id="c3" src="a4" trg="c2" type="und"/><edge id="c4" src="a5" trg="c3" type="add"/>`

const decode = (content: string, text: string | undefined) =>
  microtexts.decode({ path: "m1.xml", id: "m1", content }, (_id, candidates) =>
    Effect.succeed(candidates[0] === "m1.txt" ? text : undefined)
  )

const TEXT =
  "Ferries 🌊 should be free\r\nsince nurses & cooks need them. " +
  "Tolls, some say, are fair; but they hit the poor, as in Hull."

const messages = (content: string, text: string) =>
  Effect.map(decode(content, text), ({ problems }) => problems.map(({ message, place }) => `${place}: ${message}`))

describe("microtexts", () => {
  it.effect("gives units their relation as label, and links through relations", () =>
    Effect.gen(function* () {
      const { articles, problems } = yield* decode(graph(EDGES), TEXT)
      assert.deepStrictEqual(problems, [])
      const read = articles[0]!.segments.map(({ end, id, label, link, stance, start }) => [
        id,
        label,
        stance,
        link,
        Array.from(TEXT).slice(start, end).join("")
      ])
      assert.deepStrictEqual(read, [
        ["a1", "root", "pro", undefined, "Ferries 🌊 should be free"],
        ["a2", "sup", "pro", { relation: "supports", target: "a1" }, "since nurses & cooks need them."],
        ["a3", "reb", "counter", { relation: "attacks", target: "a1" }, "Tolls, some say, are fair;"],
        ["a4", "und", "pro", { relation: "attacks", target: "a3" }, "but they hit the poor,"],
        ["a5", "und", "pro", { relation: "attacks", target: "a3" }, "as in Hull."]
      ])
    })
  )

  it.effect("joins the units where there is no text, and two neighbours into one segment", () =>
    Effect.gen(function* () {
      const joined = graph('<edge id="s5" src="e5" trg="a4" type="seg"/>').replace('<adu id="a5" type="pro"/>', "")
      const { articles, problems } = yield* decode(joined, undefined)
      assert.deepStrictEqual(problems, [])
      const { segments, text } = articles[0]!
      assert.strictEqual(text, TEXT.replace("\r\n", " "))
      assert.strictEqual(
        Array.from(text).slice(segments[3]!.start, segments[3]!.end).join(""),
        "but they hit the poor, as in Hull."
      )
    })
  )

  it.effect("refuses what does not stand in the text, has no text, or is no XML", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* messages(graph(EDGES), TEXT.replace("cooks", "crooks")), [
        'm1.xml edu e2: "since nurses & cooks need them." does not come next in the text'
      ])
      assert.deepStrictEqual(yield* messages(graph(""), TEXT), ["m1.xml adu a5: no seg edge gives it text"])
      assert.deepStrictEqual(yield* messages(graph('<edge id="s5" src="e5" trg="a1" type="seg"/>'), TEXT), [
        "m1.xml adu a1: there is text between its units; a segment is one range",
        "m1.xml adu a5: no seg edge gives it text"
      ])
      assert.match((yield* messages("<arggraph>", TEXT))[0]!, /^m1.xml: it is not XML: .*line 1/)
    })
  )
})
