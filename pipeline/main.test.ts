import { assert, describe, it } from "vitest"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { type Ended, OPINION, PROSE, workFolder } from "./command.fixture.ts"

/*
 * The real command on real files: what it leaves, what it says, and its exit code.
 */

const { at, files, outputs, pipeline } = workFolder()

const assertRefused = async (ended: Promise<Ended>, out: string, ...words: ReadonlyArray<string>) => {
  const { code, stderr, stdout } = await ended
  for (const word of words) assert.include(stderr, word)
  assert.strictEqual(stderr.trimEnd().split("\n").length, 1, `one line, not:\n${stderr}`)
  assert.strictEqual(stdout, "")
  assert.strictEqual(code, 1)
  assert.isFalse(existsSync(at(out)), "something was written")
}

describe("pipeline", () => {
  it("leaves the tables of the sample dataset and says where", async () => {
    const { code, stderr, stdout } = await pipeline(OPINION, "--format", "csv,jsonl,json", "--out", "opinion")
    assert.strictEqual(stderr, "")
    assert.strictEqual(code, 0)
    assert.match(stdout, /25 articles segmented by \w+/)
    assert.include(stdout, "In opinion: ")
    assert.notInclude(stdout, "report.html")
    assert.sameMembers(readdirSync(at("opinion")), [
      "arguments.jsonl",
      "articles.csv",
      "articles.json",
      "datapackage.json",
      "failures.csv",
      "parts",
      "run.json",
      "segments.csv",
      "segments.json",
      "warnings.csv"
    ])
    const articles = readFileSync(at("opinion/arguments.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    assert.strictEqual(articles.length, 25)
    for (const { segments, text } of articles) {
      assert.isAbove(segments.length, 1)
      const points = Array.from<string>(text)
      for (const { end, start, text } of segments) assert.strictEqual(points.slice(start, end).join(""), text)
    }
  })

  it("puts its results under out/ by dataset and extractor, the same bytes each time", async () => {
    const name = files("twice", { "a.txt": PROSE, "b/c.txt": PROSE })
    await pipeline(name, "--extractor", "lead")
    const first = outputs("out/twice/lead")
    const { stderr, stdout } = await pipeline(name, "--extractor", "lead", "--fresh")
    assert.strictEqual(stderr, "")
    assert.match(stdout, /\nTo read it, open out\/twice\/lead\/report\.html\n$/)
    assert.include(first["report.html"], "The ferry should be free")
    assert.deepStrictEqual(outputs("out/twice/lead"), first)
    assert.include(first["segments.csv"], "b/c,b/c#1,thesis")
  })

  it("does no finished part again, and removes what it does not write", async () => {
    const name = files("again", { "a.txt": PROSE })
    await pipeline(name, "--out", "again-out", "--format", "json")
    const { code, stderr, stdout } = await pipeline(name, "--out", "again-out", "--format", "csv")
    assert.strictEqual(stderr, "")
    assert.match(stdout, /^1 article segmented by model\n/)
    assert.include(stdout, "1 article was finished by an earlier run")
    assert.strictEqual(code, 0)
    assert.isFalse(existsSync(at("again-out/segments.json")))
    assert.isTrue(existsSync(at("again-out/segments.csv")))
  })

  it("keeps text as it is with --no-guard", async () => {
    const name = files("formula", { "a.txt": "=1+1 is what they call a policy. We should not." })
    await pipeline(name, "--out", "guarded", "--extractor", "lead")
    await pipeline(name, "--out", "raw", "--extractor", "lead", "--no-guard", "--bom")
    assert.include(outputs("guarded")["segments.csv"], ",'=1+1 is")
    assert.include(outputs("raw")["segments.csv"], ",=1+1 is")
    assert.isTrue(outputs("raw")["segments.csv"]!.startsWith("\ufeff"))
  })

  it("takes a single table, and leaves its results beside it", async () => {
    writeFileSync(at("posts.csv"), `title,body\nThe ferry,"${PROSE}"\n`)
    const { code, stderr } = await pipeline("posts.csv")
    assert.strictEqual(code, 0)
    assert.strictEqual(stderr, "posts.csv: text = body, title = title, id = path and row number\n")
    assert.include(outputs("out/posts/model")["articles.csv"], "posts:1,The ferry,")
  })

  it("reads the columns that it is told to", async () => {
    const name = files("columns", { "posts.csv": `n,words,body\n1,"${PROSE}",not this\n` })
    const { code } = await pipeline(name, "--out", "columns-out", "--text-column", "words", "--id-column", "n")
    assert.strictEqual(code, 0)
    assert.include(outputs("columns-out")["articles.csv"], "\n1,")
    assert.include(outputs("columns-out")["segments.csv"], "The ferry should be free")
  })
})

describe("a run that cannot start", () => {
  it("says that there is no such folder", () => assertRefused(pipeline("nowhere", "--out", "x1"), "x1", "nowhere"))

  it("says that there is no article in it", async () => {
    await assertRefused(pipeline(files("empty", {}), "--out", "x2"), "x2", "no article", ".txt")
    await assertRefused(pipeline(files("pictures", { "a.png": "x" }), "--out", "x2"), "x2", "no article", "1 .png")
  })

  it("says which extractors there are", () =>
    assertRefused(pipeline(OPINION, "--extractor", "magic", "--out", "x3"), "x3", "magic", "lead, cues"))

  it("says which formats there are", () =>
    assertRefused(pipeline(OPINION, "--format", "pdf", "--out", "x4"), "x4", "pdf", "csv"))

  it("says what is wrong with dataset.json", async () => {
    await assertRefused(
      pipeline(files("broken", { "dataset.json": "{", "a.txt": PROSE }), "--out", "x5"),
      "x5",
      "dataset.json",
      "JSON"
    )
    await assertRefused(
      pipeline(files("odd", { "dataset.json": `{"colums":{}}`, "a.txt": PROSE }), "--out", "x5"),
      "x5",
      "colums"
    )
  })

  it("says that it cannot write there", async () => {
    files("in-the-way", { out: "a file" })
    await assertRefused(
      pipeline(OPINION, "--out", "in-the-way/out/deeper"),
      "in-the-way/out/deeper",
      "Cannot write to in-the-way/out/deeper",
      "--out"
    )
    assert.strictEqual(readFileSync(at("in-the-way/out"), "utf8"), "a file")
  })

  it("refuses to put results among the articles", async () => {
    const name = files("inside", { "a.txt": PROSE })
    await assertRefused(pipeline(name, "--out", "inside/results"), "inside/results", "inside the dataset", "--out")
  })

  it("says which flag was meant, what is missing and what cannot be read", async () => {
    await assertRefused(pipeline(OPINION, "--extracter", "lead", "--out", "x6"), "x6", "did you mean --extractor?")
    await assertRefused(pipeline(OPINION, "--magic", "--out", "x6"), "x6", "There is no flag --magic. See --help.")
    await assertRefused(pipeline("--out", "x6"), "x6", "<dataset> is missing: a folder of articles")
    await assertRefused(pipeline(OPINION, "--workers", "many", "--out", "x6"), "x6", '--workers: "many"')
    await assertRefused(pipeline(OPINION, "--workers", "0", "--out", "x6"), "x6", "1 or more")
    await assertRefused(pipeline(OPINION, "another", "--out", "x6"), "x6", '"another"')
    await assertRefused(pipeline(OPINION, "--wizard", "--out", "x6"), "x6", "--wizard")
  })

  it("says which name was meant", async () => {
    await assertRefused(pipeline(OPINION, "--extractor", "cue", "--out", "x7"), "x7", "did you mean cues?")
    await assertRefused(pipeline(OPINION, "--extractor", "lm:openai/x", "--out", "x7"), "x7", "did you mean llm:?")
    await assertRefused(pipeline(OPINION, "--format", "csv,exel", "--out", "x7"), "x7", "did you mean xlsx?")
    await assertRefused(pipeline(OPINION, "--format", "josnl", "--out", "x7"), "x7", "did you mean jsonl?")
  })
})

describe("articles that fail", () => {
  it("all for one reason have it told on the console", async () => {
    const name = files("all-bad", Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`${i}.txt`, PROSE])))
    const { code, stdout } = await pipeline(name, "--out", "all-bad-out", "--extractor", "command:node nope.mjs")
    assert.strictEqual(code, 2)
    assert.match(stdout, /4 articles failed: see failures\.csv\n {2}4 × .*nope\.mjs/)
  })

  it("by names that a terminal would obey lose what it would", async () => {
    const name = files("escapes", { "a\u001b[2Jb.txt": PROSE, "c\nd.txt": " ", "e.txt\u001b[31m": "skipped" })
    writeFileSync(at("escapes/posts.csv"), `id,\u001b[31mbody\n1,"${PROSE}"\n`)
    const { code, stderr, stdout } = await pipeline(name, "--out", "escapes-out", "--extractor", "lead")
    assert.strictEqual(code, 2)
    assert.notInclude(stdout + stderr, "\u001b")
    for (const [file, text] of Object.entries(outputs("escapes-out"))) assert.notInclude(text, "\u001b", file)
    assert.include(outputs("escapes-out")["articles.csv"], "a\ufffd[2Jb")
    assert.include(outputs("escapes-out")["failures.csv"], "c d.txt")
  })
})

describe("an article that fails", () => {
  it("becomes a row of failures.csv, and the exit code is 2", async () => {
    const name = files("some-bad", {
      "good.txt": PROSE,
      "empty.txt": "  \n",
      "picture.txt": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2]),
      "posts.jsonl": `{"id":"p1","text":"${PROSE.replaceAll("\n", " ")}"}\n{"id":"p2","text":\n{"id":"p1","text":"Again."}\n{"title":"no text"}\n`
    })
    const { code, stderr, stdout } = await pipeline(name, "--out", "some-bad-out")
    assert.strictEqual(code, 2)
    assert.notInclude(stderr, "    at ", "a stack trace")
    assert.include(stdout, "2 articles segmented")
    assert.include(stdout, "5 articles failed: see failures.csv\n  ")
    assert.match(stdout, /\n {2}1 × This file is not text/)
    assert.match(stdout, /\n {2}2 for other reasons\n/)
    const rows = outputs("some-bad-out")["failures.csv"]!.trimEnd().split("\r\n")
    assert.strictEqual(rows.length, 6)
    for (const error of ["EmptyText", "BinaryFile", "InvalidJson", "DuplicateId"]) {
      assert.isTrue(
        rows.some((row) => row.includes(`,read,${error},`)),
        error
      )
    }
  })
})
