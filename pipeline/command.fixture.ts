import { spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll } from "vitest"

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A temporary folder, gone after the tests of a file, in which the real commands are run on real files. */
export const workFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "opinion-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  const at = (...path: ReadonlyArray<string>) => join(folder, ...path)

  /** Starts the `main.ts` of a room. */
  const start = (room: "pipeline" | "evals" | "scripts/train", ...args: ReadonlyArray<string>) => {
    const main = new URL(`../${room}/main.ts`, import.meta.url).pathname
    const all = ["--disable-warning=ExperimentalWarning", main, ...args, ...(room === "pipeline" ? quick(args) : [])]
    const child = spawn(process.execPath, all, { cwd: folder })
    let stdout = ""
    let stderr = ""
    child.stdout.on("data", (data) => (stdout += data))
    child.stderr.on("data", (data) => (stderr += data))
    const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })))
    return { child, ended }
  }

  return {
    at,
    start,
    pipeline: (...args: ReadonlyArray<string>) => start("pipeline", ...args).ended,
    evals: (...args: ReadonlyArray<string>) => start("evals", ...args).ended,

    /** Writes files into a folder, and returns that folder's name. */
    files: (name: string, contents: Record<string, string | Buffer>): string => {
      mkdirSync(at(name), { recursive: true })
      for (const [file, content] of Object.entries(contents)) {
        mkdirSync(dirname(at(name, file)), { recursive: true })
        writeFileSync(at(name, file), content)
      }
      return name
    },

    /** What a run has left, by name, less run.json, which has the times, and the parts. */
    outputs: (out: string): Record<string, string> =>
      Object.fromEntries(
        readdirSync(at(out))
          .filter((name) => !["run.json", "parts", ".lock"].includes(name))
          .map((name) => [name, readFileSync(at(out, name), "utf8")])
      ),

    partsOf: (out: string): ReadonlyArray<string> => (existsSync(at(out, "parts")) ? readdirSync(at(out, "parts")) : [])
  }
}

/** The extractor of a run that names none: the default one takes fifty times as long. */
const quick = (args: ReadonlyArray<string>) =>
  args.some((arg) => arg === "--extractor" || arg === "--help") ? [] : ["--extractor", "model"]

export const OPINION = new URL("../datasets/opinion", import.meta.url).pathname

export const PROSE =
  "The ferry should be free\n\nNobody pays to cross a bridge. For example, the bridge at Arden carries 4,000 people a day. " +
  "Therefore the town must pay for the ferry."
