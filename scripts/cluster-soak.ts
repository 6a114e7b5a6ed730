/**
 * Runs on a cluster of which something is killed or stopped at random moments: runners, the run itself, PostgreSQL. Is every article
 * there once, are the outputs those of an undisturbed run on one machine, is the database empty at the end?
 *
 *     node scripts/cluster-soak.ts [runs, 30 where absent] [seed, 1 where absent]
 */
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import {
  dataset,
  differences,
  openLab,
  outputs,
  SLOW,
  type Started,
  until
} from "../pipeline/work/cluster/cluster.fixture.ts"

const RUNS = Number(process.argv[2] ?? 30)
const ARTICLES = 1000
/** The article that ends its runner's process, in every third run. */
const POISON = 444

/** Mulberry32, so that a soak can be repeated. */
let state = Number(process.argv[3] ?? 1)
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const below = (n: number) => Math.floor(random() * n)
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const lab = await openLab()
process.on("SIGINT", () => process.exit(130))
const cluster = lab.cluster()
const { alone, folder, query, start, worker } = cluster
let runners: Array<Started> = []
const living = () => (runners = runners.filter(({ child }) => child.exitCode === null && child.signalCode === null))
/** At least two runners that can work, as when something restarts those that die. */
const staff = async () => {
  while (living().length < 2) runners.push(await worker())
}

let bad = 0
const seconds: Array<number> = []
const faults = {
  "a runner killed": 0,
  "a runner stopped for 12 s": 0,
  "a runner that leaves": 0,
  "the run killed": 0,
  "PostgreSQL killed": 0
}
try {
  const name = dataset(folder, ARTICLES)
  await alone(name, "--out", "alone", "--extractor", SLOW)
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now()
    const poisoned = run % 3 === 2
    if (poisoned) dataset(folder, ARTICLES, { [POISON]: "poison\n\nThis is it." })
    else dataset(folder, ARTICLES)
    await staff()
    const out = `run-${run}`
    /** Starts the run, and waits until it has begun: one that finds no database then says so and ends, and rightly. */
    const begin = async () => {
      const starts = () => query("SELECT max(started) FROM opinion_runs")
      const before = starts()
      const command = start(name, "--cluster", "--out", out, "--extractor", SLOW)
      await until(() => command.child.exitCode !== null || starts() !== before, "the run has begun")
      return command
    }
    let command = await begin()
    const did: Array<string> = []
    for (let fault = 1 + below(3); fault > 0; fault--) {
      await sleep(200 + below(3500))
      if (command.child.exitCode !== null) break
      await staff()
      const victim = living()[below(living().length)]
      if (victim === undefined) continue
      const which = (Object.keys(faults) as Array<keyof typeof faults>)[below(5)]!
      did.push(which)
      faults[which]++
      switch (which) {
        case "a runner killed":
          victim.child.kill("SIGKILL")
          break
        case "a runner that leaves":
          victim.child.kill("SIGINT")
          break
        case "a runner stopped for 12 s":
          victim.child.kill("SIGSTOP")
          setTimeout(() => victim.child.kill("SIGCONT"), 12_000)
          break
        case "the run killed":
          command.child.kill("SIGKILL")
          await command.ended
          command = await begin()
          break
        case "PostgreSQL killed":
          lab.postgres.stop("immediate")
          await sleep(below(4000))
          lab.postgres.start()
      }
    }
    // What the poison kills is replaced.
    while (command.child.exitCode === null) {
      await staff()
      await Promise.race([command.ended, sleep(500)])
    }
    const { code, stderr } = await command.ended

    const rows = (file: string) => {
      const path = join(folder, out, file)
      return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\r\n").slice(1) : [`no ${file}`]
    }
    const left = ["opinion_parts", "opinion_cluster_messages", "opinion_cluster_replies"].reduce(
      (sum, table) => sum + Number(query(`SELECT count(*) FROM ${table}`)),
      0
    )
    const ids = new Set(rows("articles.csv").map((row) => row.split(",")[0]))
    const problems = poisoned
      ? [
          ...(code === 2 ? [] : [`exit code ${code}`]),
          ...(ids.size === ARTICLES - 1 && rows("articles.csv").length === ARTICLES - 1
            ? []
            : [`${ids.size} articles`]),
          ...(rows("failures.csv").length === 1 && rows("failures.csv")[0]!.startsWith(`post-${POISON},`)
            ? []
            : rows("failures.csv"))
        ]
      : [
          ...(code === 0 ? differences(outputs(folder, out), outputs(folder, "alone")) : [`exit code ${code}`]),
          ...rows("failures.csv")
        ]
    if (left !== 0) problems.push(`${left} rows left in the database`)
    if (problems.length > 0) bad++
    seconds.push((performance.now() - started) / 1000)
    console.log(
      `run ${run}: ${seconds.at(-1)!.toFixed(1)} s, ${did.join(", ") || "no fault in time"}${poisoned ? ", poison" : ""}: ${
        problems.length === 0 ? "whole" : `${problems.join("; ")}\n${stderr}`
      }`
    )
    rmSync(join(folder, out), { recursive: true, force: true })
  }
} finally {
  lab.close()
}
console.log(JSON.stringify({ runs: RUNS, bad, faults, longestSeconds: Math.round(Math.max(...seconds)) }))
process.exitCode = bad === 0 ? 0 : 1
