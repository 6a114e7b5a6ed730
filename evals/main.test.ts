import { assert, describe, it } from "vitest"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { OPINION, workFolder } from "../pipeline/command.fixture.ts"
import { suite } from "./metrics/suite.ts"

/*
 * The real command on the sample dataset: what it prints, what it leaves, and its exit code.
 */

const { at, evals, pipeline } = workFolder()
const read = (...path: ReadonlyArray<string>) => readFileSync(at(...path), "utf8")

/** The sample's gold with one label of one article changed by `change`. */
const changedGold = (
  name: string,
  change: (gold: { segments: Array<Record<string, unknown>>; text: string }) => void
) => {
  mkdirSync(at(name, "gold"), { recursive: true })
  const gold = JSON.parse(readFileSync(join(OPINION, "gold/fourteen-beds.json"), "utf8"))
  change(gold)
  writeFileSync(at(name, "gold/fourteen-beds.json"), JSON.stringify(gold))
  return name
}

describe("evals", () => {
  it("scores extractors between floor and ceiling, and leaves a run folder", async () => {
    const { code, stderr, stdout } = await evals(
      OPINION,
      "--extractor",
      "lead",
      "--extractor",
      "cues",
      "--out",
      "first"
    )
    assert.strictEqual(stderr, "")
    assert.strictEqual(code, 0)
    assert.match(stdout, /gold:[0-9a-f]{8}\|n:25\|sent:gold\|match:1-1\|overlap:\.5\|boot:2000\|perm:10000\|seed:7\|v:/)
    assert.include(stdout, "lead (floor)")
    assert.include(stdout, "passes a, b (ceiling)")
    assert.include(stdout, "not agreement between people")
    assert.include(stdout, "made by a large language model")
    assert.sameMembers(readdirSync(at("first")), [
      "articles.csv",
      "manifest.json",
      "predictions",
      "report.html",
      "scores.csv",
      "scores.json"
    ])
    assert.sameMembers(readdirSync(at("first/predictions")), ["cues.jsonl", "lead.jsonl"])
  })

  it("leaves counts from which every score can be computed again", () => {
    const scores = parse(read("first/scores.csv"), { columns: true }) as Array<Record<string, string>>
    const counts = (parse(read("first/articles.csv"), { columns: true }) as Array<Record<string, string>>).filter(
      ({ system }) => system === "cues"
    )
    assert.strictEqual(counts.length, 25)
    const sums = Float64Array.from(suite.columns, (column) => counts.reduce((sum, row) => sum + Number(row[column]), 0))
    for (const { name, of } of suite.scores) {
      const row = scores.find(({ metric, system }) => metric === name && system === "cues")!
      const value = of(sums)
      if (row["value"] === "") assert.isNaN(value, name)
      else {
        assert.closeTo(value, Number(row["value"]), 1e-12, name)
        assert.isAtMost(Number(row["low"]), Number(row["high"]), name)
      }
    }
  })

  it("gives the same figures to the last digit when run again, and finds nothing worse", async () => {
    const { code, stdout } = await evals(
      OPINION,
      "--extractor",
      "cues",
      "--extractor",
      "lead",
      "--out",
      "second",
      "--gate",
      "first/scores.json"
    )
    assert.strictEqual(code, 0)
    assert.include(stdout, "Nothing is worse")
    assert.strictEqual(read("second/scores.csv"), read("first/scores.csv"))
    assert.strictEqual(read("second/articles.csv"), read("first/articles.csv"))
  })

  it("scores the pipeline's own outputs as it scores the extractor", async () => {
    await pipeline(OPINION, "--extractor", "cues", "--out", "out/cues")
    for (const file of ["out/cues/segments.csv", "out/cues/arguments.jsonl"]) {
      const { code, stderr } = await evals("score", "--gold", OPINION, "--predictions", file, "--out", "scored")
      assert.strictEqual(stderr, "")
      assert.strictEqual(code, 0)
      assert.strictEqual(read("scored/scores.csv"), read("first/scores.csv"))
    }
  })

  it("ends with code 3 and the metrics that fell, by their intervals", async () => {
    await pipeline(OPINION, "--extractor", "lead", "--out", "worse/cues")
    const { code, stderr, stdout } = await evals(
      "score",
      "--gold",
      OPINION,
      "--predictions",
      "worse/cues/arguments.jsonl",
      "--out",
      "worse-scores",
      "--gate",
      "first/scores.json"
    )
    assert.strictEqual(code, 3)
    assert.match(
      stderr,
      /^cues: sentences\.macro_f1 was 0\.\d+, is 0\.\d+ \(difference -0\.\d+, 95% interval -0\.\d+ to -0\.\d+\)$/m
    )
    assert.include(stdout, "In worse-scores")
  })

  it("compares two runs article by article", async () => {
    const { code, stdout } = await evals("compare", "worse-scores", "first")
    assert.strictEqual(code, 0)
    assert.match(stdout, /sentences\.macro_f1 .* \+0\.\d+ .* p .* better/)
  })

  it("counts an article without a prediction as an empty one, and says so", async () => {
    mkdirSync(at("partial"), { recursive: true })
    writeFileSync(at("partial/arguments.jsonl"), read("out/cues/arguments.jsonl").split("\n").slice(0, 20).join("\n"))
    const { code, stdout } = await evals(
      "score",
      "--gold",
      OPINION,
      "--predictions",
      "partial/arguments.jsonl",
      "--out",
      "partial-scores"
    )
    assert.strictEqual(code, 0)
    assert.include(stdout, "partial failed on 5 articles, which count as empty predictions")
    const rows = parse(read("partial-scores/articles.csv"), { columns: true }) as Array<Record<string, string>>
    assert.strictEqual(rows.filter(({ failure, system }) => system === "partial" && failure !== "").length, 5)
  })

  it("says how far two annotators agree", async () => {
    const { code, stdout } = await evals("agree", join(OPINION, "passes/a"), join(OPINION, "passes/b"))
    assert.strictEqual(code, 0)
    // The card's figures of the two sets together lie between those of each.
    assert.match(stdout, /sentences\.kappa +0\.92\d/)
    assert.match(stdout, /unitizing\.alpha_u/)
  })

  it("takes the text from gold where there is no article, and foreign labels through --map", async () => {
    const name = changedGold("foreign", ({ segments }) =>
      segments.forEach((segment) => (segment["label"] = `My ${String(segment["label"])}`))
    )
    const refused = await evals(name, "--extractor", "cues", "--out", "foreign-run")
    assert.strictEqual(refused.code, 1)
    assert.include(refused.stderr, "My claim")
    assert.include(refused.stderr, "--map")
    assert.isFalse(existsSync(at("foreign-run")))
    const map = ["thesis", "claim", "example", "conclusion"].map((label) => `My ${label}=${label}`).join(",")
    const { code, stdout } = await evals(name, "--extractor", "cues", "--out", "foreign-run", "--map", map)
    assert.strictEqual(code, 0)
    assert.include(stdout, "|n:1|")
    assert.notInclude(stdout, "ceiling")
  })
})

describe("evals that cannot start", () => {
  const refuses = async (args: ReadonlyArray<string>, ...words: ReadonlyArray<string>) => {
    const { code, stderr, stdout } = await evals(...args, "--out", "nothing")
    for (const word of words) assert.include(stderr, word)
    assert.notMatch(stderr, /^ {4}at /m, "a stack trace")
    assert.strictEqual(stdout, "")
    assert.strictEqual(code, 1)
    assert.isFalse(existsSync(at("nothing")))
  }

  it("names the article and the place of gold that does not fit its text", () =>
    refuses(
      [changedGold("misfit", ({ segments }) => (segments[2]!["end"] = 99_999)), "--extractor", "cues"],
      "fourteen-beds",
      "segment 3"
    ))

  it("refuses articles whose text is not the gold's", async () => {
    cpSync(OPINION, at("edited"), { recursive: true })
    const article = at("edited/articles/fourteen-beds.txt")
    writeFileSync(article, readFileSync(article, "utf8").replace("nights", "days"))
    await refuses(["edited", "--extractor", "cues"], "fourteen-beds", "text")
  })

  it("says what is missing", async () => {
    mkdirSync(at("bare"))
    writeFileSync(at("bare/a.txt"), "No labels here.")
    await refuses(["bare", "--extractor", "cues"], "no labels in bare")
    await refuses(["nowhere", "--extractor", "cues"], "nowhere")
    await refuses([OPINION, "--extractor", "magic"], "magic", "lead, cues")
    await refuses([OPINION, "--extractor", "cues", "--gate", "nowhere.json"], "nowhere.json")
    await refuses([OPINION, "--extractor", "cues", "--map", "nonsense"], "--map")
  })
})
