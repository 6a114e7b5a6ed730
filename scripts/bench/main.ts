/** `pnpm bench`: how fast the program is, as figures of one run side by side. Takes some minutes; nothing else should run. */
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import manifest from "../../package.json" with { type: "json" }
import { articles } from "./articles.ts"
import { compareSentenceSplitters } from "./sentences.ts"
import { stages } from "./stages.ts"

const folder = mkdtempSync(join(tmpdir(), "bench-"))

/** A dataset of that many articles in one JSON Lines file. */
const dataset = (count: number): string => {
  const file = join(folder, `${count}.jsonl`)
  writeFileSync(file, "")
  let lines: Array<string> = []
  const flush = () => {
    appendFileSync(file, lines.join(""))
    lines = []
  }
  for (const { id, text } of articles(count)) {
    if (lines.push(`${JSON.stringify({ id, text })}\n`) === 1000) flush()
  }
  flush()
  return file
}

/** The whole command in a process of its own, start-up included. */
const wholeRun = (count: number, extractor: string) =>
  new Promise<{ readonly articlesPerSecond: number; readonly peakMB: string }>((resolve, reject) => {
    const main = new URL("../../pipeline/main.ts", import.meta.url).pathname
    const peak = new URL("./peak.ts", import.meta.url).pathname
    const [, ...flags] = manifest.scripts.pipeline.split(" ")
    const args = [...flags.slice(0, -1), "--import", peak, main, dataset(count), "--extractor", extractor, "--out", join(folder, `out-${count}`)]
    const started = performance.now()
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] })
    let peakMB = ""
    child.stdio[3]?.on("data", (data) => peakMB += data)
    child.on("close", (code) =>
      code === 0
        ? resolve({ articlesPerSecond: count / ((performance.now() - started) / 1000), peakMB })
        : reject(new Error(`the run of ${count} articles ended with ${code}`)))
  })

const print = (title: string, rows: ReadonlyArray<object>) => {
  console.log(`\n${title}`)
  console.table(rows)
}

try {
  console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`)

  const rows = await Effect.runPromise(stages(dataset(2000), join(folder, "stages")))
  const floor = rows.find(({ stage }) => stage === "bare Intl.Segmenter")!.articlesPerSecond
  print("Stages, alone in one process: 2,000 articles of 6 KB, best of 3", rows.map(({ articlesPerSecond, stage }) => ({
    stage,
    "articles/s": Math.round(articlesPerSecond),
    "times the time of bare Intl.Segmenter": Number((floor / articlesPerSecond).toFixed(2))
  })))

  print("Sentence splitters on our own table of hard cases", compareSentenceSplitters())

  const runs: Array<object> = []
  for (const count of [200, 2000, 20_000]) {
    const { articlesPerSecond, peakMB } = await wholeRun(count, "cues")
    runs.push({ articles: count, "articles/s": Math.round(articlesPerSecond), "peak MB": Number(peakMB) })
  }
  print("The whole command, start-up included: cues, CSV and JSON Lines", runs)
} finally {
  rmSync(folder, { recursive: true })
}
