import { afterAll, assert, it } from "vitest"
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import {
  type Cluster,
  dataset,
  differences,
  type Lab,
  openLab,
  type Outputs,
  outputs,
  SLOW,
  type Started,
  startCommand,
  until
} from "./cluster.fixture.ts"
import { beforeAllOnPostgres, describeOnPostgres } from "./postgres.fixture.ts"

/*
 * Real processes that are killed, stopped and cut off over a real PostgreSQL: each time the outputs are those of an undisturbed run
 * on one machine, and nothing is done twice that counts.
 */

let lab: Lab
/** What all of these runs must leave. */
let whole: Outputs
const ARTICLES = 1000
beforeAllOnPostgres(async () => {
  lab = await openLab()
  const { alone, folder } = lab.cluster()
  await alone(dataset(folder, ARTICLES), "--out", "alone", "--extractor", SLOW)
  whole = outputs(folder, "alone")
})
afterAll(() => lab?.close())

const finished = (folder: string, out: string) => {
  try {
    return readdirSync(join(folder, out, "parts")).filter((name) => name.endsWith(".jsonl")).length
  } catch {
    return 0
  }
}

/** How many parts a runner has begun and not ended. */
const under = ({ nameOf, query }: Cluster, worker: Started) =>
  Number(query(`SELECT count(*) FROM opinion_parts WHERE runner = '${nameOf(worker)}' AND done IS NULL`))

const assertWhole = ({ folder }: Cluster, out: string) =>
  assert.deepStrictEqual(differences(outputs(folder, out), whole), [])

describeOnPostgres("a cluster", { timeout: 120_000 }, () => {
  it("whose runner is killed in the middle of a part goes on, long before the engine's own settings would have it", async () => {
    const cluster = lab.cluster()
    const { folder, query, start, worker } = cluster
    const name = dataset(folder, ARTICLES)
    const [first, second] = await Promise.all([worker(), worker()])
    const run = start(name, "--cluster", "--out", "killed", "--extractor", SLOW)
    await until(() => under(cluster, first) > 0 && finished(folder, "killed") > 0)
    first.child.kill("SIGKILL")
    await until(
      () => query("SELECT count(*) FROM opinion_parts WHERE tries > 1") === "1",
      "the part is begun again",
      35
    )
    assert.strictEqual((await run.ended).code, 0)
    assert.strictEqual(under(cluster, second), 0)
    assertWhole(cluster, "killed")
  })

  it("whose runner hangs gives its part to another, and takes nothing from it when it wakes", async () => {
    const cluster = lab.cluster()
    const { folder, start, worker } = cluster
    const name = dataset(folder, ARTICLES)
    const [first] = await Promise.all([worker(), worker()])
    const run = start(name, "--cluster", "--out", "hung", "--extractor", SLOW)
    await until(() => under(cluster, first) > 0 && finished(folder, "hung") > 0)
    first.child.kill("SIGSTOP")
    assert.strictEqual((await run.ended).code, 0)
    first.child.kill("SIGCONT")
    // It is of use again.
    const again = start(name, "--cluster", "--out", "again", "--extractor", SLOW)
    await until(() => under(cluster, first) > 0, "the runner that woke has a part")
    assert.strictEqual((await again.ended).code, 0)
    assertWhole(cluster, "hung")
    assertWhole(cluster, "again")
  })

  it("whose coordinator is killed goes on by the same command, with what was finished meanwhile", async () => {
    const cluster = lab.cluster()
    const { folder, query, start, worker } = cluster
    const name = dataset(folder, ARTICLES)
    await Promise.all([worker(), worker()])
    const args = [name, "--cluster", "--out", "killed", "--extractor", SLOW]
    const first = start(...args)
    await until(() => finished(folder, "killed") >= 2)
    first.child.kill("SIGKILL")
    await until(
      () => Number(query("SELECT count(*) FROM opinion_parts WHERE done IS NOT NULL")) > 0,
      "a part is finished without it"
    )
    assert.include((await start("status", "--cluster").ended).stdout, "posts by command:")
    const tries = query("SELECT string_agg(tries::text, '') FROM opinion_parts WHERE done IS NOT NULL")
    assert.match(tries, /^1+$/)
    const { code, stdout } = await start(...args).ended
    assert.strictEqual(code, 0)
    assert.match(stdout, /^\d00 articles were finished by an earlier run/m)
    // A runner tells how many it has done once a second.
    const done = () => Number(query("SELECT sum(articles) FROM opinion_workers"))
    await until(() => done() >= 1000)
    assert.strictEqual(done(), 1000, "an article was done twice")
    assertWhole(cluster, "killed")
  })

  it("whose PostgreSQL is killed and started again goes on, and all say what happens", async () => {
    // A server of its own, as no other test could go on.
    const own = await openLab()
    try {
      const cluster = own.cluster()
      const { folder, query, start, worker } = cluster
      const name = dataset(folder, ARTICLES)
      const workers = await Promise.all([worker(), worker()])
      const run = start(name, "--cluster", "--out", "cut", "--extractor", SLOW)
      await until(
        () =>
          finished(folder, "cut") > 0 &&
          query("SELECT count(*) > 1 FROM opinion_parts WHERE tries > 0 AND done IS NULL") === "t"
      )
      own.postgres.stop("immediate")
      await new Promise((resolve) => setTimeout(resolve, 4000))
      own.postgres.start()
      const { code, stderr } = await run.ended
      assert.strictEqual(code, 0)
      for (const said of [stderr, ...workers.map(({ said }) => said())]) {
        assert.match(said, /^PostgreSQL does not answer; trying again until it does\.$/m)
        assert.match(said, /^PostgreSQL answers again, after \d+ s\.$/m)
        assert.notInclude(said, "    at ", "a stack trace")
      }
      assertWhole(cluster, "cut")
    } finally {
      own.close()
    }
  })

  it("gives up an article that kills every runner, after three, and does the others of its part", async () => {
    const cluster = lab.cluster()
    const { folder, start, worker } = cluster
    const name = dataset(folder, 420, { 250: "poison\n\nThis is poison. It is so." })
    const workers = await Promise.all([worker(), worker(), worker(), worker()])
    const { code, stdout } = await start(name, "--cluster", "--out", "poisoned", "--extractor", SLOW).ended
    assert.strictEqual(code, 2)
    assert.include(stdout, "419 articles segmented")
    const { "failures.csv": failures } = outputs(folder, "poisoned")
    assert.match(
      failures!,
      /\npost-250,posts\.jsonl:251,extract,Crash,"The extractor ended the whole process on this article, [^\n]*"\r\n$/
    )
    assert.strictEqual(workers.filter(({ child }) => child.signalCode === "SIGKILL").length, 3)
  })

  it("keeps parts from a runner of another version, which says why, as does the run", async () => {
    const cluster = lab.cluster()
    const { folder, start, worker } = cluster
    const name = dataset(folder, ARTICLES)
    const older = startCommand(olderProgram(folder), folder, cluster.env, "worker", "--cluster", "--workers", "1")
    await until(() => older.said().includes("Joined the cluster"))
    const run = start(name, "--cluster", "--out", "versions", "--extractor", SLOW)
    await until(() => older.said().includes("Refused a part: it is version 0.0.9"))
    await until(() => run.said().includes("No runner of version"))
    await worker()
    const { code, stderr } = await run.ended
    older.child.kill("SIGKILL")
    assert.strictEqual(code, 0)
    assert.match(
      stderr,
      /^\S+ refuses the parts of this run: it is version 0\.0\.9, .* and the run is of version \d.*\.$/m
    )
    assertWhole(cluster, "versions")
  })

  it("ends cleanly on Ctrl-C, at the run and at a runner", async () => {
    const cluster = lab.cluster()
    const { folder, query, start, worker } = cluster
    const name = dataset(folder, ARTICLES)
    const [first] = await Promise.all([worker(), worker()])
    const args = [name, "--cluster", "--out", "interrupted", "--extractor", SLOW]
    const run = start(...args)
    await until(() => under(cluster, first) > 0 && finished(folder, "interrupted") > 0)
    first.child.kill("SIGINT")
    const asked = performance.now()
    const left = await first.ended
    assert.isBelow(performance.now() - asked, 5000)
    assert.match(left.stderr, /Left the cluster after [\d,]+ articles\.\n$/)
    await until(
      () => query(`SELECT max(tries) FROM opinion_parts WHERE done IS NULL`) === "1",
      "its part is another's first try"
    )

    run.child.kill("SIGINT")
    const { code, stderr } = await run.ended
    assert.strictEqual(code, 130)
    assert.match(
      stderr,
      /^Interrupted\. What is finished is kept in interrupted: the same command goes on from there\.$/m
    )
    const again = await start(...args).ended
    assert.strictEqual(again.code, 0)
    assert.match(again.stdout, /articles were finished by an earlier run/)
    assertWhole(cluster, "interrupted")
  })
})

/** This program, as if of an earlier version. */
const olderProgram = (folder: string): string => {
  const project = new URL("../../..", import.meta.url).pathname
  const older = join(folder, "older")
  mkdirSync(older)
  for (const room of ["pipeline", "schemas"]) cpSync(join(project, room), join(older, room), { recursive: true })
  symlinkSync(join(project, "node_modules"), join(older, "node_modules"))
  const manifest = JSON.parse(readFileSync(join(project, "package.json"), "utf8"))
  writeFileSync(join(older, "package.json"), JSON.stringify({ ...manifest, version: "0.0.9" }))
  return join(older, "pipeline/main.ts")
}
