import { parse } from "csv-parse/sync"
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Expected } from "./folder.ts"

export interface Bounds {
  readonly seconds: number
  /** Of the command itself, its threads included. */
  readonly megabytes: number
}

/** How a run of the command went. */
export interface Outcome {
  readonly seconds: number
  readonly megabytes: number
  /** What did not hold, a line each; none where all is well. */
  readonly faults: ReadonlyArray<string>
}

/** Runs the real command over a folder, and tells what of a hostile folder it did not bear. */
export const checkRun = async (
  folder: string,
  out: string,
  expected: Expected,
  bounds: Bounds,
  flags: ReadonlyArray<string>
): Promise<Outcome> => {
  const begun = performance.now()
  const { code, megabytes, said } = await command([folder, "--out", out, ...flags], bounds.seconds)
  const seconds = (performance.now() - begun) / 1000
  const faults: Array<string> = []
  if (code !== 2)
    faults.push(`It ended with exit code ${code}, not 2, after ${Math.round(seconds)} s: ${said.slice(-2000)}`)
  if (megabytes > bounds.megabytes) faults.push(`It took ${megabytes} MB of memory, and may take ${bounds.megabytes}`)
  if (/^ {4}at /m.test(said)) faults.push(`It showed a stack trace: ${said.slice(0, 2000)}`)
  if (CONTROLS.test(said.replaceAll("\n", ""))) faults.push("It printed control characters")
  return { seconds, megabytes, faults: code === 2 ? [...faults, ...unaccounted(out, expected)] : faults }
}

const CONTROLS = /\p{Cc}/u

/** Files of which no table has a row, and skipped ones that were not counted. */
const unaccounted = (out: string, { rows, skipped }: Expected): ReadonlyArray<string> => {
  const table = (name: string): ReadonlyArray<{ article_id: string; source: string }> =>
    parse(readFileSync(join(out, name)), { columns: true, bom: true })
  const known = new Set<string>()
  // A row's source is its file, and with the row's number or an archive's path after it, or the address that the file states.
  for (const { article_id, source } of [...table("articles.csv"), ...table("failures.csv")]) {
    for (const name of [source, article_id]) {
      const guarded = name.replace(/^'/, "")
      known.add(guarded)
      for (
        let i = guarded.length;
        i > 0;
        i = Math.max(guarded.lastIndexOf("/", i - 1), guarded.lastIndexOf(":", i - 1))
      )
        known.add(guarded.slice(0, i))
    }
  }
  const lost = rows.filter((path) => !known.has(path) && !known.has(path.replace(/(?:\.\w+?)(?:\.gz)?$/, "")))
  const { counts } = JSON.parse(readFileSync(join(out, "run.json"), "utf8"))
  const counted = Object.values<number>(counts.skipped).reduce((a, b) => a + b, 0)
  return [
    ...lost.map((path) => `No table has a row of ${path}`),
    ...(counted === skipped ? [] : [`Skipped: ${JSON.stringify(counts.skipped)}, and not ${skipped} in all`])
  ]
}

const MAIN = new URL("../../pipeline/main.ts", import.meta.url).pathname
const PEAK = new URL("../bench/peak.ts", import.meta.url).href

const command = (args: ReadonlyArray<string>, seconds: number) =>
  new Promise<{ code: number | string; megabytes: number; said: string }>((resolve) => {
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "--max-old-space-size=1024", "--import", PEAK, MAIN, ...args],
      { stdio: ["ignore", "pipe", "pipe", "pipe"] }
    )
    let said = ""
    let peak = ""
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000)
    child.stdout!.on("data", (data) => (said += data))
    child.stderr!.on("data", (data) => (said += data))
    child.stdio[3]!.on("data", (data) => (peak += data))
    child.on("close", (code, signal) => {
      clearTimeout(timer)
      resolve({ code: code ?? signal ?? "?", megabytes: Number(peak), said })
    })
  })
