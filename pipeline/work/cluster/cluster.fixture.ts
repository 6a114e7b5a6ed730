import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Ended } from "../../command.fixture.ts"
import { type Postgres, startPostgres } from "./postgres.fixture.ts"

/** A command that has been started, and what it says. */
export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly said: () => string
}

/** A cluster of its own: a database, a folder, and the real commands. */
export interface Cluster {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly start: (...args: ReadonlyArray<string>) => Started
  /** What the same leaves on one machine, without faults. */
  readonly alone: (...args: ReadonlyArray<string>) => Promise<Ended>
  /** Starts a runner, and waits until it has joined. */
  readonly worker: (...args: ReadonlyArray<string>) => Promise<Started>
  readonly query: (sql: string) => string
  /** The name of the runner that a process is. */
  readonly nameOf: (worker: Started) => string
}

/** A PostgreSQL server, and as many clusters with it as a test file needs. */
export interface Lab {
  readonly postgres: Postgres
  readonly cluster: () => Cluster
  /** Ends what was started. */
  readonly close: () => void
}

export const MAIN = new URL("../../main.ts", import.meta.url).pathname

export const openLab = async (): Promise<Lab> => {
  const postgres = await startPostgres()
  const root = mkdtempSync(join(tmpdir(), "opinion-cluster-"))
  const started: Array<Started> = []
  let clusters = 0
  const close = () => {
    process.off("exit", close)
    for (const { child } of started) child.kill("SIGKILL")
    postgres.remove()
    rmSync(root, { recursive: true, maxRetries: 5 })
  }
  // Also where a test or script ends early.
  process.on("exit", close)
  return {
    postgres,
    cluster: () => {
      const database = `cluster${++clusters}`
      postgres.query(`CREATE DATABASE ${database}`)
      const folder = join(root, database)
      mkdirSync(folder)
      const env = { OPINION_DATABASE_URL: postgres.url.replace(/postgres$/, database), PAUSE: "8" }
      const start = (...args: ReadonlyArray<string>) => {
        const command = startCommand(MAIN, folder, env, ...args)
        started.push(command)
        return command
      }
      return {
        folder,
        env,
        start,
        alone: (...args) => startCommand(MAIN, folder, {}, ...args).ended,
        worker: async (...args) => {
          const worker = start(
            "worker",
            "--cluster",
            ...(args.includes("--workers") ? [] : ["--workers", "1"]),
            ...args
          )
          await until(() => worker.said().includes("Joined the cluster"), `a runner has joined, not: ${worker.said()}`)
          return worker
        },
        query: (sql) => postgres.query(sql, database),
        nameOf: (worker) => /Joined the cluster as (\S+):/.exec(worker.said())![1]!
      }
    },
    close
  }
}

/** As package.json has it. */
const COMPILE_CACHE = new URL("../../../scripts/compile-cache.ts", import.meta.url).pathname

export const startCommand = (
  main: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  ...args: ReadonlyArray<string>
): Started => {
  const flags = ["--disable-warning=ExperimentalWarning", "--import", COMPILE_CACHE]
  const child = spawn(process.execPath, [...flags, main, ...args], { cwd, env: { ...process.env, ...env } })
  let stdout = ""
  let stderr = ""
  child.stdout.on("data", (data) => (stdout += data))
  child.stderr.on("data", (data) => (stderr += data))
  return {
    child,
    ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr }))),
    said: () => stdout + stderr
  }
}

/** Waits until something holds; gives up after so many seconds. */
export const until = async (holds: () => boolean, what = "it holds", seconds = 60): Promise<void> => {
  const end = performance.now() + seconds * 1000
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

/** A dataset of so many short articles; `special` has the texts of some, by their number from 0. */
export const dataset = (folder: string, articles: number, special: Readonly<Record<number, string>> = {}): string => {
  const text = (n: number) =>
    special[n] ??
    `The ferry should be free, number ${n}\n\nNobody pays for a bridge. For example, bridge ${n} carries 4,000 people a day.`
  const lines = Array.from({ length: articles }, (_, n) => JSON.stringify({ id: `post-${n}`, text: text(n) }))
  writeFileSync(join(folder, "posts.jsonl"), lines.join("\n"))
  return "posts.jsonl"
}

/** What a run has left, and its finished parts, by name; less run.json, which has the times. */
export type Outputs = Readonly<Record<string, string>>

export const outputs = (folder: string, out: string): Outputs =>
  Object.fromEntries(
    [...readdirSync(join(folder, out)), ...readdirSync(join(folder, out, "parts")).map((part) => join("parts", part))]
      .filter((name) => !["run.json", "parts", ".lock"].includes(name))
      .map((name) => [name, readFileSync(join(folder, out, name), "utf8")])
  )

/** The names of what is not the same: the contents are too long to be shown. */
export const differences = (one: Outputs, other: Outputs): ReadonlyArray<string> =>
  Object.keys({ ...one, ...other }).filter((name) => one[name] !== other[name])

/** An extractor whose program takes its time, and ends the process of its runner at an article that says "poison". */
export const SLOW = `command:node ${new URL("./program.fixture.mjs", import.meta.url).pathname}`
