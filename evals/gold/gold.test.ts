import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { GoldArticle } from "../../schemas/gold.ts"
import { readLabels } from "./gold.ts"
import type { LabelMap } from "./labelmap.ts"

const TEXT = "🌊 Free the ferries.\r\nNurses need them."
const GOLD = {
  id: "a",
  text: TEXT,
  sentences: [
    [0, 19],
    [21, 38]
  ],
  segments: [
    { id: "a#1", label: "thesis", start: 2, end: 19, text: "Free the ferries." },
    {
      id: "a#2",
      label: "claim",
      start: 21,
      end: 38,
      text: "Nurses need them.",
      stance: "pro",
      link: { relation: "supports", target: "a#1" }
    }
  ]
}

/** Writes the files into a folder of their own and gives its path. */
const folderOf = Effect.fnUntraced(function* (files: Readonly<Record<string, string>>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = yield* fs.makeTempDirectoryScoped()
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    yield* fs.makeDirectory(path.dirname(file), { recursive: true })
    yield* fs.writeFileString(file, content)
  }
  return folder
})

const read = Effect.fnUntraced(function* (
  files: Readonly<Record<string, string>>,
  options: { readonly labels?: LabelMap; readonly texts?: ReadonlyMap<string, string>; readonly name?: string } = {}
) {
  const folder = yield* folderOf(files)
  const { labels = {}, name = "", texts } = options
  return yield* readLabels(`${folder}/${name}`, { labels, ...(texts === undefined ? {} : { texts }) })
})

/** The message without the temporary folder's name. */
const messageOf = (effect: ReturnType<typeof read>) =>
  Effect.map(Effect.flip(effect), ({ message }) => message.replaceAll(/\/\S*\/(?=[\s;]|$)/g, "DIR"))

layer(NodeServices.layer)("readLabels", (it) => {
  it.effect("reads our gold from a dataset, a folder, a file, an array and lines", () =>
    Effect.gen(function* () {
      const one = JSON.stringify(GOLD)
      const b = JSON.stringify({ ...GOLD, id: "b" })
      assert.deepStrictEqual(
        yield* read({
          "gold/a.json": `\ufeff${one}`,
          "passes/a/a.json": one,
          "dataset.json": "{}",
          "articles/a.txt": TEXT
        }),
        [GOLD] as never
      )
      const folder = yield* read({ "b.json": b, "a.json": JSON.stringify(GOLD, null, 2), "README.md": "x" })
      assert.deepStrictEqual(
        folder.map(({ id }) => id),
        ["a", "b"]
      )
      assert.deepStrictEqual(yield* read({ "x.json": one, "y.json": b }, { name: "x.json" }), [GOLD] as never)
      assert.deepStrictEqual(
        (yield* read({ "all.json": `[${one},\n${b}]` })).map(({ id }) => id),
        ["a", "b"]
      )
      assert.deepStrictEqual(
        (yield* read({ "all.jsonl": `${one}\r\n\r\n${b}\r\n` })).map(({ id }) => id),
        ["a", "b"]
      )
    })
  )

  it.effect("tells every format by its content and gives the same article", () =>
    Effect.gen(function* () {
      const labels: LabelMap = { Main: "thesis", Reason: "claim", root: "thesis", sup: "claim" }
      const spans = [
        ["thesis", 2, 19],
        ["claim", 21, 38]
      ]
      const cases: ReadonlyArray<Readonly<Record<string, string>>> = [
        { "a.ann": "T1\tMain 2 19\tFree the ferries.\nT2\tReason 21 38\tNurses need them.\n", "a.txt": TEXT },
        {
          "train.csv":
            "id,discourse_start,discourse_end,discourse_text,discourse_type\n" +
            "a,2,19,Free the ferries.,Main\na,20,37,Nurses need them.,Reason\n",
          "train/a.txt": TEXT
        },
        {
          "a.xml":
            "<arggraph><edu id='e0'>🌊</edu><edu id='e1'>Free the ferries.</edu><edu id='e2'>Nurses need them.</edu>" +
            "<adu id='a1'/><adu id='a2'/><edge src='e1' trg='a1' type='seg'/><edge src='e2' trg='a2' type='seg'/>" +
            "<edge src='a2' trg='a1' type='sup'/></arggraph>",
          "a.txt": TEXT
        },
        {
          "project-1.json": JSON.stringify(
            [
              {
                id: 3,
                data: { id: "a", text: TEXT },
                annotations: [
                  {
                    result: [
                      {
                        id: "x",
                        type: "labels",
                        value: { start: 2, end: 19, text: "Free the ferries.", labels: ["Main"] }
                      },
                      {
                        id: "y",
                        type: "labels",
                        value: { start: 21, end: 38, text: "Nurses need them.", labels: ["Reason"] }
                      }
                    ]
                  }
                ]
              }
            ],
            null,
            1
          )
        },
        {
          "segments.csv":
            "article_id,segment_id,label,start,end,text\r\n" +
            "a,a#1,thesis,2,19,Free the ferries.\r\na,a#2,claim,21,38,Nurses need them.\r\n",
          "articles.csv": "article_id,title\r\na,\r\n",
          "run.json": '{"segments": 2}'
        }
      ]
      for (const files of cases) {
        const articles = yield* read(files, { labels, texts: new Map([["a", TEXT]]) })
        assert.deepStrictEqual(
          articles.map(({ id, text }) => ({ id, text })),
          [{ id: "a", text: TEXT }]
        )
        assert.deepStrictEqual(
          articles[0]!.segments.map(({ end, label, start }) => [label, start, end]),
          spans
        )
      }
      const tokens = yield* read({ "a.txt": "🌊 O\nFree B-Main\nferries I-Main\n. O\n" }, { labels })
      assert.deepStrictEqual(
        tokens[0]!.segments.map(({ text }) => text),
        ["Free ferries"]
      )
    })
  )

  it.effect("prefers arguments.jsonl, which has the articles without segments", () =>
    Effect.gen(function* () {
      const articles = yield* read({
        "arguments.jsonl": '{"article_id":"a","text":"Tea.","sentences":[[0,4]],"segments":[]}\n',
        "segments.csv": "article_id,segment_id,label,start,end,text\r\n",
        "parts/000001.jsonl": "{}\n"
      })
      assert.deepStrictEqual(articles, [{ id: "a", text: "Tea.", sentences: [[0, 4]], segments: [] }])
    })
  )

  it.effect("names article, segment and line of labels that do not fit, at most ten", () =>
    Effect.gen(function* () {
      const [first, second] = GOLD.segments
      const broken = {
        ...GOLD,
        segments: [
          { ...first!, text: "Free the fairies." },
          { ...second!, end: 39 }
        ]
      }
      assert.strictEqual(
        yield* messageOf(read({ "gold/a.json": JSON.stringify(broken, null, 2) })),
        "The labels in DIR have 2 problems; correct the files and start again:\n" +
          '  a: a.json segment 1 (line 18): its text is "Free the fairies.", but the article has "Free the ferries." at 2–19\n' +
          "  a: a.json segment 2 (line 25): it ends at 39, but the text has 38 characters"
      )
      const many = Array.from({ length: 12 }, (_, i) => ({ ...first!, id: `s${i}`, start: 50, end: 60 }))
      const lines = (yield* messageOf(read({ "a.json": JSON.stringify({ ...GOLD, segments: many }) }))).split("\n")
      assert.strictEqual(lines.length, 12)
      assert.strictEqual(lines.at(-1), "  and 2 more")
    })
  )

  it.effect("refuses an id given twice, a file that is not like its neighbours, and broken JSON", () =>
    Effect.gen(function* () {
      const one = JSON.stringify(GOLD)
      const files = { "a.json": one, "b.json": one, "c.json": '{"id": "c"}', "d.json": one.slice(0, -1) }
      const message = yield* messageOf(read(files))
      assert.strictEqual(
        message.replace(/(?<=not JSON).*/, ""),
        "The labels in DIR have 3 problems; correct the files and start again:\n" +
          "  d: d.json: it is not JSON\n" +
          "  c.json: c.json: it is not gold JSON, as the files beside it are\n" +
          "  a: b.json: the article was labelled before, at a.json; ids are unique"
      )
      const wrong = { ...GOLD, segments: [{ ...GOLD.segments[0], start: -1, stance: "so" }] }
      assert.match(
        yield* messageOf(read({ "a.json": JSON.stringify(wrong) })),
        /a: a.json: Expected a value greater than or equal to 0 at \["segments"\]\[0\]\["start"\]; Expected "pro" \| "counter"/
      )
    })
  )

  it.effect("cannot start without a path, without labels, with two formats, or with unknown labels", () =>
    Effect.gen(function* () {
      assert.match(
        yield* messageOf(read({}, { name: "nowhere" })),
        /^There is no file or folder .*nowhere; give the labels to read\.$/
      )
      assert.match(
        yield* messageOf(read({ "a.txt": "Tea." })),
        /^There are no labels in DIR; these are read: gold JSON, /
      )
      assert.match(
        yield* messageOf(read({ "a.json": JSON.stringify(GOLD), "b.ann": "", "b.txt": "" })),
        /^DIR has labels in more than one format \(gold JSON, brat standoff\); name the file or folder of one\.$/
      )
      assert.match(
        yield* messageOf(read({ "b.ann": "T1\tPremise 0 3\tTea", "b.txt": "Tea." })),
        /^One label is not ours: Premise \(1, first at b.ann line 1\)\. .*--map "Premise=…"/
      )
    })
  )

  // Half-open ranges in order, cut from any text, are gold that fits; one code point further than the text is not.
  const Cuts = Schema.Struct({
    text: Schema.NonEmptyString,
    at: Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000 })))
  })
  it.effect.prop(
    "gives back gold that fits as it was written, and refuses it once it is moved",
    [Cuts],
    ([{ at, text: raw }]) =>
      Effect.gen(function* () {
        const text = raw.toWellFormed()
        const points = Array.from(text)
        const cuts = [...new Set(at.map((n) => n % (points.length + 1)))].sort((a, b) => a - b)
        const segments = cuts.slice(1).map((end, i) => ({
          id: String(i),
          label: "claim" as const,
          start: cuts[i]!,
          end,
          text: points.slice(cuts[i], end).join("")
        }))
        const article = new GoldArticle({ id: "a", text, segments })
        assert.deepStrictEqual(yield* read({ "a.json": JSON.stringify(article) }), [
          { id: "a", text, segments }
        ] as never)
        if (segments.length > 0) {
          const moved = segments.map(({ end, id, label, start, text }) => ({
            id,
            label,
            start,
            end: end + points.length,
            text
          }))
          const failure = yield* Effect.flip(read({ "a.json": JSON.stringify({ ...article, segments: moved }) }))
          assert.strictEqual(failure._tag, "GoldErrors")
        }
      })
  )
})
