import { afterAll, assert, describe, it } from "vitest"
import { spawn } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/*
 * Programs as extractors through the real commands: what the tables hold, what is said, and what is left running.
 */

const folder = mkdtempSync(join(tmpdir(), "command-run-"))
afterAll(() => rmSync(folder, { recursive: true }))

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const FIXTURE = "program.fixture.mjs"
copyFileSync(here(FIXTURE), join(folder, FIXTURE))
const EXTRACTOR = `command:'${process.execPath}' ${FIXTURE}`

const start = (main: string, ...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", here(`../../../${main}`), ...args], {
    cwd: folder,
    env: { ...process.env, COMMAND_TIMEOUT: "20" }
  })
  let stdout = ""
  let stderr = ""
  child.stdout.on("data", (data) => (stdout += data))
  child.stderr.on("data", (data) => (stderr += data))
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, stdout, stderr }))
  )
  return { child, ended }
}

const pipeline = (...args: ReadonlyArray<string>) => start("pipeline/main.ts", ...args).ended

const articles = (name: string, ids: ReadonlyArray<string>) => {
  mkdirSync(join(folder, name), { recursive: true })
  for (const id of ids)
    writeFileSync(join(folder, name, `${id}.txt`), "Ferries should be free\n\nThe island pays twice.\n")
  return name
}

const read = (...path: ReadonlyArray<string>) => readFileSync(join(folder, ...path), "utf8")

describe.concurrent("pipeline --extractor command:", () => {
  it("writes every article to segments.csv or failures.csv, and none of the program's noise to stderr", async () => {
    const ids = ["crash", "garbage", "good", "leave", "noise", "refused", "signal", "stranger", "zero"]
    const name = articles("mixed", ids)
    const { code, stderr, stdout } = await pipeline(name, "--extractor", EXTRACTOR, "--out", "mixed-out")
    assert.strictEqual(stderr, "")
    assert.strictEqual(code, 2)
    assert.include(stdout, "6 articles failed")
    const failures = read("mixed-out/failures.csv")
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((row) => row.split(","))
    assert.deepStrictEqual(
      failures.map(([id, , stage, error]) => [id, stage, error]),
      [
        ["crash", "extract", "Exited"],
        ["garbage", "extract", "InvalidAnswer"],
        ["leave", "extract", "Exited"],
        ["refused", "extract", "Refused"],
        ["signal", "extract", "Exited"],
        ["stranger", "extract", "WrongId"]
      ]
    )
    for (const id of ["good", "noise", "zero"])
      assert.include(read("mixed-out/segments.csv"), `\n${id},${id}#1,thesis,0,22,`)

    const again = await pipeline(name, "--extractor", EXTRACTOR, "--out", "mixed-out")
    assert.include(again.stdout, "9 articles were finished by an earlier run")
    writeFileSync(join(folder, FIXTURE), `${read(FIXTURE)}\n// edited`)
    const edited = await pipeline(name, "--extractor", EXTRACTOR, "--out", "mixed-out")
    assert.match(edited.stderr, /^9 articles were done again: .*\n$/)
  })

  it("ends in one line where the program never answers", async () => {
    const name = articles(
      "many",
      Array.from({ length: 12 }, (_, i) => `a${i}`)
    )
    const { code, stderr, stdout } = await pipeline(name, "--extractor", `${EXTRACTOR} broken`, "--out", "broken-out")
    assert.strictEqual(code, 1)
    assert.strictEqual(stdout, "")
    assert.match(stderr, /^.* was started 10 times in a row without one answer.*TypeError: no weights.*\n$/)
    assert.isFalse(existsSync(join(folder, "broken-out/segments.csv")))

    const absent = await pipeline(name, "--extractor", "command:no-such-program", "--out", "absent-out")
    assert.strictEqual(absent.code, 1)
    assert.strictEqual(absent.stderr, "no-such-program cannot be started: there is no such program.\n")
    assert.isFalse(existsSync(join(folder, "absent-out")))
  })

  it("leaves nothing running when it is interrupted", async () => {
    const note = join(folder, "pid.txt")
    writeFileSync(
      join(folder, "slow.mjs"),
      `import { writeFileSync } from "node:fs"\nprocess.stdin.once("data", () => writeFileSync(process.argv[2], String(process.pid)))\nsetInterval(() => {}, 1000)`
    )
    const { child, ended } = start(
      "pipeline/main.ts",
      articles("slow", ["a"]),
      "--extractor",
      `command:'${process.execPath}' slow.mjs '${note}'`
    )
    while (!existsSync(note) || readFileSync(note, "utf8") === "")
      await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill("SIGINT")
    const { code, stderr } = await ended
    assert.strictEqual(code, 130)
    assert.match(stderr, /^Interrupted\./)
    const pid = Number(readFileSync(note, "utf8"))
    // Its parent is gone, so somebody else has to take note of its end, which may take a moment.
    const stat = `/proc/${pid}/stat`
    const runs = () => existsSync(stat) && !readFileSync(stat, "utf8").includes(") Z ")
    for (let tries = 0; tries < 200 && runs(); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
    assert.isFalse(runs())
  })
})

describe.concurrent("evals --extractor command:", () => {
  it("scores a program beside the others, its failures included", async () => {
    const text = "Ferries should be free\n\nThe island pays twice.\n"
    const gold = [{ id: "t1", label: "thesis", start: 0, end: 22, text: text.slice(0, 22) }]
    for (const id of ["crash", "good1", "good2"]) {
      articles("labelled/articles", [id])
      mkdirSync(join(folder, "labelled/gold"), { recursive: true })
      writeFileSync(join(folder, "labelled/gold", `${id}.json`), JSON.stringify({ id, text, segments: gold }))
    }
    const { code, stderr, stdout } = await start(
      "evals/main.ts",
      "labelled",
      "--extractor",
      "lead",
      "--extractor",
      EXTRACTOR,
      "--out",
      "evals-out"
    ).ended
    assert.strictEqual(stderr, "")
    assert.strictEqual(code, 0)
    assert.include(stdout, EXTRACTOR)
    const scores = JSON.parse(read("evals-out/scores.json"))
    const program = scores.systems.find(({ name }: { name: string }) => name === EXTRACTOR)
    assert.strictEqual(program.failures, 1)
  })
})
