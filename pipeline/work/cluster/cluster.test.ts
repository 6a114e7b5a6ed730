import { afterAll, assert, it } from "vitest"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { bySentence, startLlmServer } from "../../extract/llm/server.fixture.ts"
import { OPINION } from "../../command.fixture.ts"
import {
  type Cluster,
  dataset,
  differences,
  type Lab,
  MAIN,
  openLab,
  outputs,
  startCommand,
  until
} from "./cluster.fixture.ts"
import { beforeAllOnPostgres, describeOnPostgres, PASSWORD } from "./postgres.fixture.ts"

/*
 * The real commands over a real PostgreSQL, without faults, and what they say where they cannot begin.
 */

let lab: Lab
beforeAllOnPostgres(async () => {
  lab = await openLab()
})
afterAll(() => lab?.close())

/** Rows that a run has left in the database, but the one that says that it was. */
const left = ({ query }: Cluster) =>
  ["opinion_parts", "opinion_cluster_messages", "opinion_cluster_replies"].map((table) =>
    query(`SELECT count(*) FROM ${table}`)
  )

describeOnPostgres("a run on a cluster", { timeout: 60_000 }, () => {
  it("leaves what a run on one machine leaves, and nothing in the database", async () => {
    const cluster = lab.cluster()
    const { alone: runAlone, folder, start, worker } = cluster
    const name = dataset(folder, 500, { 3: "", 255: "# A *heading* 🌉\n\nWhy? Because.", 400: "x".repeat(300_000) })
    const [alone] = await Promise.all([runAlone(name, "--out", "alone"), worker(), worker()])
    const { code, stderr, stdout } = await start(name, "--out", "together", "--cluster").ended
    assert.strictEqual(code, alone.code)
    assert.strictEqual(
      stdout.replaceAll("together", "alone").replace(/[\d,]+ a second/, ""),
      alone.stdout.replace(/[\d,]+ a second/, "")
    )
    // A slow machine tells how it gets on, every ten seconds.
    const said = (stderr: string) => stderr.replaceAll(/^.*\d articles, .* failed\n/gm, "")
    assert.strictEqual(said(stderr), said(alone.stderr))
    assert.deepStrictEqual(differences(outputs(folder, "together"), outputs(folder, "alone")), [])
    assert.deepStrictEqual(left(cluster), ["0", "0", "0"])
  })

  it("says that it waits for runners, begins when one joins, and is shown by status", async () => {
    const { folder, query, start, worker } = lab.cluster()
    const empty = await start("status", "--cluster").ended
    assert.strictEqual(empty.code, 0)
    assert.strictEqual(empty.stdout, "No run.\n\nNo runner: start one with pnpm pipeline worker --cluster.\n")

    const run = start(OPINION, "--cluster", "--out", "waited", "--extractor", "model")
    await until(() => run.said().includes("start one with pnpm pipeline worker --cluster"))
    const before = await start("status", "--cluster").ended
    assert.match(before.stdout, /^opinion by model, version .*\n {2}parts: 0 done, 0 running, \d waiting\n/)
    await worker()
    assert.strictEqual((await run.ended).code, 0)
    // A runner tells how many it has done once a second.
    await until(() => query("SELECT sum(articles) FROM opinion_workers") === "25")
    const after = await start("status", "--cluster").ended
    assert.match(after.stdout, /ended at .*, with 1 parts done here\n {2}100%, 25 articles, /)
    assert.match(after.stdout, /\nRunners: 1\n {2}\S+: 1 thread, .* 25 articles done, 0 parts running\n$/)
    assert.isFalse(existsSync(join(folder, "waited/parts/cluster-run")))
  })
})

describeOnPostgres("a run that no runner can go on with", { timeout: 60_000 }, () => {
  it("ends with the reason, and goes on with a runner that can", async () => {
    const { env, folder, start } = lab.cluster()
    const server = await startLlmServer(({ messages }) => ({ text: bySentence(messages[0]!) }))
    const llm = { ...env, OPINION_LLM_URL: `${server.origin}/v1`, OPINION_LLM_PRICE: "1000,1000" }
    const command = (...args: ReadonlyArray<string>) => startCommand(MAIN, folder, llm, ...args)
    const args = [dataset(folder, 300), "--cluster", "--out", "paid", "--extractor", "llm:compatible/test"]
    // Of two runners one has no address of a model, and the other too little money.
    const unable = start("worker", "--cluster")
    const poor = command("worker", "--cluster", "--budget", "20")
    const stopped = await command(...args).ended
    assert.strictEqual(stopped.code, 1)
    assert.match(stopped.stderr, /^Stopped before the budget of \$20 is passed\..*$/m)
    assert.notInclude(stopped.stderr, "OPINION_LLM_PRICE=")
    for (const { child } of [unable, poor]) child.kill("SIGINT")

    const rich = command("worker", "--cluster")
    const { code, stderr } = await command(...args).ended
    rich.child.kill("SIGINT")
    assert.strictEqual(code, 0)
    assert.notInclude(stderr, "refuses")
    // Nothing was paid for twice: what the poor runner was answered is in the cache that both have.
    assert.isTrue([...server.paid.values()].every((times) => times === 1))
    await Promise.all([unable.ended, poor.ended, rich.ended])
    await server.close()
  })
})

describeOnPostgres("a cluster that cannot be used", { timeout: 60_000 }, () => {
  /** One line, exit code 1, nothing written, and no password in it. */
  const assertRefused = async (
    env: Readonly<Record<string, string>>,
    args: ReadonlyArray<string>,
    ...words: ReadonlyArray<string>
  ) => {
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
    Promise.all(
      [RUN, WORKER, STATUS].map((args) =>
        assertRefused({ OPINION_DATABASE_URL: "" }, args, "Set OPINION_DATABASE_URL", "postgres://")
      )
    ))
  it("with an address that is none", () =>
    assertRefused({ OPINION_DATABASE_URL: "localhost/wr0ng" }, RUN, "OPINION_DATABASE_URL is not"))
  it("that does not answer", () =>
    assertRefused(
      url((url) => (url.port = "1")),
      RUN,
      "127.0.0.1:1 cannot be reached",
      "OPINION_DATABASE_URL"
    ))
  it("with a wrong password", () =>
    assertRefused(
      url((url) => (url.password = "wr0ng")),
      WORKER,
      `refuses the user "opinion"`,
      "OPINION_DATABASE_URL"
    ))
  it("without a database of that name", () =>
    assertRefused(
      url((url) => (url.pathname = "/nowhere")),
      WORKER,
      `"nowhere"`,
      "does not exist"
    ))

  it("with tables of another version", async () => {
    const { env, query, start } = lab.cluster()
    await start(...STATUS).ended
    query("INSERT INTO opinion_schema (migration_id, name) VALUES (99, 'later')")
    await Promise.all(
      [RUN, STATUS].map((args) => assertRefused(env, args, "tables are of version 99", "newest program"))
    )
  })

  it("for what the flags ask", async () => {
    await assertRefused(
      {},
      [OPINION, "--cluster", "--extractor", "llm:compatible/x", "--budget", "5"],
      "--budget",
      "worker --cluster"
    )
    await assertRefused({}, ["worker"], "worker --cluster", "./worker")
  })
})
