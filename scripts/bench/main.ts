/**
 * `pnpm bench`: how fast the program is and how much memory it takes, as figures of one run side by side.
 * Takes about a quarter of an hour and 4 GB of disk; nothing else should run.
 */
import * as Effect from "effect/Effect"
import { mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { csvRows, jsonLines, tooLarge } from "./datasets.ts"
import { openPage } from "./openPage.ts"
import { compareSentenceSplitters } from "./sentences.ts"
import { FLOOR, stages } from "./stages.ts"
import { wholeRun } from "./wholeRun.ts"

const folder = mkdtempSync(join(tmpdir(), "bench-"))
const cores = availableParallelism()

interface Row {
  readonly what: string
  /** As many as a whole run had; a stage has what it does in some seconds. */
  readonly articles?: number
  readonly articlesPerSecond: number
  readonly peakMB?: number
}

/** One more run of the whole command. */
const whole = async (
  what: string,
  dataset: string,
  articles: number,
  ...flags: ReadonlyArray<string>
): Promise<Row> => {
  const { peakMB, seconds } = await wholeRun(dataset, ...flags)
  return { what, articles, articlesPerSecond: articles / seconds, peakMB }
}

const faster = (a: Row, b: Row) => (a.articlesPerSecond > b.articlesPerSecond ? a : b)

try {
  console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cores} cores, Node ${process.version}`)
  console.log("\nSentence splitters on our own table of hard cases")
  console.table(compareSentenceSplitters())

  const alone = await Effect.runPromise(stages(jsonLines(folder, 2000), join(folder, "stages")))
  // The last format that was written is the page.
  const opened = await openPage(join(folder, "stages", "report.html"))
  const rateOf = (stage: string) => alone.find((row) => row.stage === stage)!.articlesPerSecond

  const many = jsonLines(folder, 10_000)
  const command = (workers: number) =>
    whole(
      `whole command: model, ${workers} worker${workers === 1 ? "" : "s"}`,
      many,
      10_000,
      "--extractor",
      "model",
      "--workers",
      `${workers}`
    )
  // In turn, and the better of two: the machine is not equally fast all the time.
  let [one, all] = [await command(1), await command(cores)]
  ;[one, all] = [faster(one, await command(1)), faster(all, await command(cores))]
  const share = 1 - (1 / rateOf("split") + 1 / rateOf("extract: model")) * one.articlesPerSecond

  const runs: Array<Row> = [one, all]
  for (const count of [200, 2000, 20_000, 100_000])
    runs.push(await whole("whole command: cues", jsonLines(folder, count), count, "--extractor", "cues"))
  runs.push(
    await whole(
      "whole command: cues, rows of CSV with 500 characters",
      csvRows(folder, 1_000_000),
      1_000_000,
      "--extractor",
      "cues"
    )
  )
  runs.push(
    await whole(
      "whole command: cues, six .txt.gz of 300 MB, each refused",
      tooLarge(folder, 6),
      6,
      "--extractor",
      "cues"
    )
  )

  console.log(
    "\nArticles of 6 KB; stages alone in one process, best of three rounds; the whole command with start-up, to CSV and JSON Lines"
  )
  const rows: ReadonlyArray<Row> = [...alone.map(({ stage, ...rest }) => ({ what: stage, ...rest })), ...runs]
  console.table(
    rows.map(({ articles, articlesPerSecond, peakMB, what }) => ({
      what,
      articles: articles ?? "",
      "articles/s": Number(articlesPerSecond.toPrecision(3)),
      "times the floor's time": Number((rateOf(FLOOR) / articlesPerSecond).toPrecision(2)),
      "peak MB": peakMB ?? ""
    }))
  )
  console.log(
    `model: ${cores} workers do ${(all.articlesPerSecond / one.articlesPerSecond).toFixed(2)} times the articles of one;` +
      ` with one, ${Math.round(share * 100)}% of the time is not in split and extract.`
  )
  console.log(`report.html of 2,000 articles opens in ${opened.toFixed(1)} s.`)
} finally {
  rmSync(folder, { recursive: true })
}
