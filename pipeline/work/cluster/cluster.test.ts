import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { OPINION } from "../../command.fixture.ts"
import { type Cluster, dataset, differences, type Lab, MAIN, openLab, outputs, startCommand, until } from "./cluster.fixture.ts"
import { PASSWORD } from "./postgres.fixture.ts"

/*
 * The real commands over a real PostgreSQL, without faults, and what they say where they cannot begin.
 */

let lab: Lab
beforeAll(async () => {
  lab = await openLab()
}, 60_000)
afterAll(() => lab.close())

/** Rows that a run has left in the database, but the one that says that it was. */
const left = ({ query }: Cluster) =>
  ["opinion_parts", "opinion_cluster_messages", "opinion_cluster_replies"].map((table) => query(`SELECT count(*) FROM ${table}`))

describe.concurrent("a run on a cluster", { timeout: 60_000 }, () => {
  it("leaves what a run on one machine leaves, and nothing in the database", async () => {
    const cluster = lab.cluster()
    const { alone: runAlone, folder, start, worker } = cluster
    const name = dataset(folder, 900, { 3: "", 555: "# A *heading* 🌉\n\nWhy? Because.", 700: "x".repeat(300_000) })
    const [alone] = await Promise.all([runAlone(name, "--out", "alone"), worker(), worker()])
    const { code, stderr, stdout } = await start(name, "--out", "together", "--cluster").ended
    assert.strictEqual(code, alone.code)
    assert.strictEqual(stdout.replaceAll("together", "alone").replace(/[\d,]+ a second/, ""), alone.stdout.replace(/[\d,]+ a second/, ""))
    assert.strictEqual(stderr, alone.stderr)
    assert.deepStrictEqual(differences(outputs(folder, "together"), outputs(folder, "alone")), [])
    assert.deepStrictEqual(left(cluster), ["0", "0", "0"])
    assert.strictEqual(cluster.query("SELECT count(*) FROM opinion_workers WHERE articles > 0"), "2", "one runner did all")
  })

  it("says that it waits for runners, begins when one joins, and is shown by status", async () => {
    const { folder, start, worker } = lab.cluster()
    const empty = await start("status", "--cluster").ended
    assert.strictEqual(empty.code, 0)
    assert.strictEqual(empty.stdout, "No run.\n\nNo runner: start one with pnpm pipeline worker --cluster.\n")

    const run = start(OPINION, "--cluster", "--out", "waited")
    await until(() => run.said().includes("start one with pnpm pipeline worker --cluster"))
    const before = await start("status", "--cluster").ended
    assert.match(before.stdout, /^opinion by model, version .*\n {2}parts: 0 done, 0 running, \d waiting\n/)
    await worker()
    assert.strictEqual((await run.ended).code, 0)
    const after = await start("status", "--cluster").ended
    assert.match(after.stdout, /ended at .*, with 1 parts done here\n {2}100%, 25 articles, /)
    assert.match(after.stdout, /\nRunners: 1\n {2}\S+: 1 thread, .* 25 articles done, 0 parts running\n$/)
    assert.isFalse(existsSync(join(folder, "waited/parts/cluster-run")))
  })
})

describe.concurrent("a cluster that cannot be used", { timeout: 60_000 }, () => {
  /** One line, exit code 1, nothing written, and no password in it. */
  const assertRefused = async (env: Readonly<Record<string, string>>, args: ReadonlyArray<string>, ...words: ReadonlyArray<string>) => {
    const { folder } = lab.cluster()
    const { code, stderr, stdout } = await startCommand(MAIN, folder, env, ...args).ended
    for (const word of words) assert.include(stderr, word)
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), "wr0ng"]) assert.notInclude(stderr, secret)
    assert.strictEqual(stderr.trimEnd().split("\n").length, 1, `one line, not:\n${stderr}`)
    assert.strictEqual(stdout, "")
    assert.strictEqual(code, 1)
    assert.isFalse(existsSync(join(folder, "out")))
  }
  const url = (change: (url: URL) => void) => {
    const changed = new URL(lab.postgres.url)
    change(changed)
    return { OPINION_DATABASE_URL: String(changed) }
  }
  const RUN = [OPINION, "--cluster"]
  const WORKER = ["worker", "--cluster"]
  const STATUS = ["status", "--cluster"]

  it("for want of an address", () =>
    Promise.all([RUN, WORKER, STATUS].map((args) =>
      assertRefused({ OPINION_DATABASE_URL: "" }, args, "Set OPINION_DATABASE_URL", "postgres://"))))
  it("with an address that is none", () => assertRefused({ OPINION_DATABASE_URL: "localhost/wr0ng" }, RUN, "OPINION_DATABASE_URL is not"))
  it("that does not answer", () => assertRefused(url((url) => url.port = "1"), RUN, "127.0.0.1:1 cannot be reached", "OPINION_DATABASE_URL"))
  it("with a wrong password", () =>
    assertRefused(url((url) => url.password = "wr0ng"), WORKER, `refuses the user "opinion"`, "OPINION_DATABASE_URL"))
  it("without a database of that name", () => assertRefused(url((url) => url.pathname = "/nowhere"), WORKER, `"nowhere"`, "does not exist"))

  it("with tables of another version", async () => {
    const { env, query, start } = lab.cluster()
    await start(...STATUS).ended
    query("INSERT INTO opinion_schema (migration_id, name) VALUES (99, 'later')")
    await Promise.all([RUN, STATUS].map((args) => assertRefused(env, args, "tables are of version 99", "newest program")))
  })

  it("for what the flags ask", async () => {
    await assertRefused({}, [OPINION, "--cluster", "--extractor", "llm:compatible/x", "--budget", "5"], "--budget", "worker --cluster")
    await assertRefused({}, ["worker"], "worker --cluster", "./worker")
  })
})
