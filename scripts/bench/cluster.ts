/**
 * What a cluster costs and gives, with real processes over a PostgreSQL of its own, which must be installed. Takes some minutes, and
 * nothing else should run. pipeline/work/cluster/README.md has the figures.
 *
 *     node scripts/bench/cluster.ts [overhead] [llm] [recovery] [parts]      all of them where none is named
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { bySentence, startLlmServer } from "../../pipeline/extract/llm/server.fixture.ts"
import {
  type Cluster,
  dataset,
  openLab,
  SLOW,
  type Started,
  until
} from "../../pipeline/work/cluster/cluster.fixture.ts"
import { database } from "../../pipeline/work/cluster/database.ts"
import { pack } from "../../pipeline/work/cluster/packet.ts"
import { articles } from "./articles.ts"

const ROUNDS = 3

/** The same run in the threads of one process, and on one runner with as many: in turn, as a machine is never quite quiet. */
const overhead = async (cluster: Cluster) => {
  const name = write(cluster, 4000)
  await cluster.worker("--workers", "2")
  await timed(cluster, name, "--cluster") // until the runner's threads have loaded everything
  const local: Array<number> = []
  const together: Array<number> = []
  for (let round = 0; round < ROUNDS; round++) {
    local.push(await timed(cluster, name, "--workers", "2"))
    together.push(await timed(cluster, name, "--cluster"))
  }
  console.log(
    `model, 4,000 articles of 6 KB: ${local.join(", ")} s in 2 threads here, ${together.join(", ")} s on a runner with 2 threads: ` +
      `medians' ratio ${(median(together) / median(local)).toFixed(2)}`
  )
}

/** One runner and two, with a model that takes 200 ms to answer. */
const llm = async (cluster: Cluster) => {
  const server = await startLlmServer(({ messages }) => ({ text: bySentence(messages[0]!), delay: 200 }))
  process.env["OPINION_LLM_URL"] = `${server.origin}/v1`
  const name = dataset(cluster.folder, 1600)
  const seconds: Array<number> = []
  for (const runners of [1, 2]) {
    // A cache of its own for each runner, or the second run would ask nothing.
    const workers = await Promise.all(
      Array.from({ length: runners }, (_, n) => cluster.worker("--cache", `cache-${runners}-${n}`))
    )
    seconds.push(await timed(cluster, name, "--cluster", "--extractor", "llm:compatible/stub"))
    await Promise.all(workers.map(leave))
  }
  await server.close()
  console.log(
    `a model of 200 ms, 1,600 articles, 4 requests under way in each runner: ${seconds[0]} s with one runner, ${seconds[1]} s with two: ` +
      `${(seconds[0]! / seconds[1]!).toFixed(2)} times`
  )
}

/** How long a part of a killed runner lies. */
const recovery = async (cluster: Cluster) => {
  const name = dataset(cluster.folder, 2000)
  const waits: Array<string> = []
  for (let round = 0; round < ROUNDS; round++) {
    const [first, second] = await Promise.all([cluster.worker(), cluster.worker()])
    const run = cluster.start(name, "--cluster", "--extractor", SLOW, "--out", `killed-${round}`)
    await until(
      () =>
        cluster.query(
          `SELECT count(*) FROM opinion_parts WHERE runner = '${cluster.nameOf(first)}' AND done IS NULL`
        ) !== "0"
    )
    first.child.kill("SIGKILL")
    const killed = performance.now()
    await until(() => cluster.query("SELECT count(*) FROM opinion_parts WHERE tries > 1") !== "0")
    waits.push(((performance.now() - killed) / 1000).toFixed(1))
    await run.ended
    await leave(second)
  }
  console.log(`a killed runner's part is begun again after ${waits.join(", ")} s`)
}

/** How large a part is, and how many PostgreSQL can take in and give out. */
const parts = async (cluster: Cluster) => {
  const count = 400
  const name = write(cluster, 200)
  await cluster.alone(name, "--out", "alone")
  const lines = readFileSync(join(cluster.folder, "alone/parts/000001.jsonl"), "utf8").trimEnd().split("\n").slice(1)
  process.env["OPINION_DATABASE_URL"] = cluster.env["OPINION_DATABASE_URL"]
  await Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const packed = yield* pack([...articles(200)])
    const done = yield* pack({ lines, failures: 0 })
    const there = (part: string) =>
      sql`INSERT INTO opinion_parts ${sql.insert({ run: "bench", part, entity: part, articles: packed })}`.pipe(
        Effect.andThen(
          sql`UPDATE opinion_parts SET tries = tries + 1, runner = 'bench' WHERE run = 'bench' AND part = ${part} RETURNING articles`
        ),
        Effect.andThen(
          sql`UPDATE opinion_parts SET done = ${done}, articles = NULL WHERE run = 'bench' AND part = ${part}`
        ),
        Effect.andThen(sql`SELECT done FROM opinion_parts WHERE run = 'bench' AND part = ${part}`),
        Effect.andThen(sql`DELETE FROM opinion_parts WHERE run = 'bench' AND part = ${part}`)
      )
    const [time] = yield* Effect.timed(
      Effect.forEach(
        Array.from({ length: count }, (_, n) => String(n)),
        there,
        { concurrency: 8, discard: true }
      )
    )
    console.log(
      `a part of 200 articles of 6 KB: ${Math.round(packed.length / 1000)} KB there and ${Math.round(done.length / 1000)} KB back; ` +
        `PostgreSQL takes ${Math.round(count / Duration.toSeconds(time))} of them a second`
    )
  }).pipe(Effect.provide(database), Effect.runPromise)
}

const write = ({ folder }: Cluster, count: number): string => {
  writeFileSync(
    join(folder, "articles.jsonl"),
    [...articles(count)].map(({ id, text }) => JSON.stringify({ id, text })).join("\n")
  )
  return "articles.jsonl"
}

/** Seconds that a whole run takes, by its run.json. */
const timed = async ({ folder, start }: Cluster, ...args: ReadonlyArray<string>): Promise<number> => {
  const { code, stderr } = await start(...args, "--out", "out", "--fresh").ended
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(readFileSync(join(folder, "out/run.json"), "utf8")).times.seconds
}

const leave = ({ child, ended }: Started) => {
  child.kill("SIGINT")
  return ended
}

const median = (values: ReadonlyArray<number>) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const SECTIONS: Readonly<Record<string, (cluster: Cluster) => Promise<void>>> = { overhead, llm, recovery, parts }
const asked = process.argv.slice(2)
const lab = await openLab()
process.on("SIGINT", () => process.exit(130))
try {
  for (const [name, measure] of Object.entries(SECTIONS))
    if (asked.length === 0 || asked.includes(name)) await measure(lab.cluster())
} finally {
  lab.close()
}
