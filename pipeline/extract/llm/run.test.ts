import { afterAll, assert, describe, it } from "vitest"
import { execFile, spawn } from "node:child_process"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { type Asked, bySentence, type LlmServer, type Reply, startLlmServer } from "./server.fixture.ts"

/*
 * The real commands against a model on loopback.
 */

const KEY = "sk-secret-7d1f"
const folder = mkdtempSync(join(tmpdir(), "llm-run-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** Of the last server. */
let origin = "http://127.0.0.1"

const path = (name: string) => new URL(`../../../${name}`, import.meta.url).pathname

/** Starts a command in the tests' folder; it has a key where there is a server. */
const start = (server: LlmServer | undefined, main: string, ...args: ReadonlyArray<string>) => {
  origin = server?.origin ?? origin
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", path(main), ...args], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      OPENAI_API_KEY: server === undefined ? "" : KEY,
      OPENAI_BASE_URL: `${origin}/v1`,
      OPINION_LLM_PRICE: "1,10"
    }
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
const pipeline = (server: LlmServer | undefined, ...args: ReadonlyArray<string>) =>
  start(server, "pipeline/main.ts", ...args, "--extractor", "llm:openai/gpt-x").ended

const withServer = async (
  reply: (asked: Asked) => Reply | Promise<Reply>,
  use: (server: LlmServer) => Promise<void>
) => {
  const server = await startLlmServer(reply)
  try {
    await use(server)
  } finally {
    await server.close()
  }
}
const right = ({ messages }: Asked): Reply => ({ text: bySentence(messages[0]!) })

/** A table of so many articles, each with a text of its own. */
const posts = (name: string, articles: number) => {
  writeFileSync(
    join(folder, `${name}.jsonl`),
    Array.from({ length: articles }, (_, i) =>
      JSON.stringify({
        id: `p${i}`,
        text: `${name} ${i} should act\n\nIt should. Grey it was. In 1990 it did.\n\nTherefore act, ${i}.`
      })
    ).join("\n")
  )
  return `${name}.jsonl`
}

/** The outputs, less run.json, which has the times. */
const outputs = (out: string) =>
  Object.fromEntries(
    readdirSync(join(folder, out))
      .filter((name) => name !== "run.json" && name !== "parts")
      .map((name) => [name, readFileSync(join(folder, out, name), "utf8")])
  )

/** Every file under the tests' folder that has a text in it. */
const filesWith = (text: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name)

const timesPaid = (server: LlmServer) => [...server.paid.values()]

describe("pipeline --extractor llm:", { timeout: 60_000 }, () => {
  it("leaves tables with what each article cost, and pays for nothing twice", () =>
    withServer(right, async (server) => {
      const dataset = posts("first", 5)
      const { code, stderr, stdout } = await pipeline(server, dataset, "--out", "first")
      assert.strictEqual(code, 0, stderr)
      assert.include(stdout, "5 articles segmented by llm:openai/gpt-x")
      assert.include(stderr, "llm:openai/gpt-x: 5 answers for $0.0")
      const usage = outputs("first")["usage.csv"]!.trimEnd().split("\r\n")
      assert.strictEqual(usage.length, 6)
      const [id, requests, input, output, cost] = usage[1]!.split(",")
      assert.deepStrictEqual([id, requests], ["p0", "1"])
      assert.strictEqual(Number(cost), (Number(input) + 10 * Number(output)) / 1_000_000)

      const again = await pipeline(server, dataset, "--out", "again")
      assert.include(again.stderr, "0 answers for $0.0000, 5 kept from before")
      assert.deepStrictEqual(outputs("again"), outputs("first"))
      assert.strictEqual(server.asked.length, 5)
    }))

  it("says what it would cost, and asks nothing and writes nothing", () =>
    withServer(right, async (server) => {
      const { code, stdout } = await pipeline(undefined, posts("dry", 7), "--dry-run", "--out", "dry")
      assert.match(
        stdout,
        /^llm:openai\/gpt-x: 7 articles, of which 0 are answered already\. The others take 7 requests, about [\d,]+ tokens in and [\d,]+ out: about \$0\.\d\d\.$/m
      )
      assert.strictEqual(code, 0)
      assert.strictEqual(server.asked.length, 0)
      assert.isFalse(existsSync(join(folder, "dry")))
    }))

  it("ends at once, in one line, where the key is refused or missing", () =>
    withServer(
      () => ({ status: 401, message: `Incorrect API key provided: ${KEY}` }),
      async (server) => {
        const refused = await pipeline(server, posts("refused", 30), "--out", "refused")
        assert.match(
          refused.stderr,
          /^openai\/gpt-x at \S+ refuses the key \(401\): Incorrect API key provided: \[key\] .*\n$/m
        )
        assert.isAtMost(
          refused.stderr.trimEnd().split("\n").length,
          2,
          "the columns that were guessed, and why it ended"
        )
        assert.deepStrictEqual([refused.code, refused.stdout], [1, ""])
        assert.isAtMost(server.asked.length, 4)
        const missing = await pipeline(undefined, posts("missing", 1), "--out", "missing")
        assert.match(missing.stderr, /^llm:openai\/gpt-x needs a key: .* OPENAI_API_KEY\.\n$/)
        assert.deepStrictEqual([missing.code, existsSync(join(folder, "missing"))], [1, false])
      }
    ))

  it("tells what failed, and what came back in part, and never the key that was echoed", () =>
    withServer(
      ({ before, messages }) => {
        if (messages[0]!.includes("echo 1 ")) return { status: 400, message: `You said ${KEY}!` }
        if (messages[0]!.includes("echo 2 "))
          return { text: `{"segments":[{"first":1,"last":1,"label":"thesis"},{"first":1,"last":9,"label":"claim"}]}` }
        return right({ before, messages } as Asked)
      },
      async (server) => {
        const { code, stderr, stdout } = await pipeline(
          server,
          posts("echo", 4),
          "--out",
          "echo",
          "--format",
          "csv,jsonl,json"
        )
        assert.strictEqual(code, 2)
        const { "articles.csv": articles, "failures.csv": failures, "usage.csv": usage } = outputs("echo")
        assert.match(failures!, /^p1,[^,]+,extract,Rejected,.*You said \[key\]!/m)
        assert.match(failures!, /^p2,[^,]+,extract,PartialAnswer,.*the claim of sentences 1 to 9/m)
        assert.deepStrictEqual(articles!.match(/^p\d/gm), ["p0", "p2", "p3"])
        assert.match(usage!, /^p2,2,/m)
        assert.notInclude(stderr + stdout, KEY)
        assert.deepStrictEqual(filesWith(KEY), [])
        assert.notDeepEqual(filesWith("[key]"), [])
      }
    ))

  it("goes on after it was killed, and pays for no kept answer again", () =>
    withServer(
      async (asked) => ({ ...right(asked), delay: 20 }) as Reply,
      async (server) => {
        const dataset = posts("killed", 60)
        const { child, ended } = start(
          server,
          "pipeline/main.ts",
          dataset,
          "--extractor",
          "llm:openai/gpt-x",
          "--out",
          "killed"
        )
        while (server.paid.size < 20) await new Promise((resolve) => setTimeout(resolve, 5))
        child.kill("SIGKILL")
        const { stdout } = await ended
        assert.strictEqual(stdout, "")
        assert.isBelow(server.paid.size, 60)
        const { code } = await pipeline(server, dataset, "--out", "killed")
        assert.strictEqual(code, 0)
        assert.strictEqual(outputs("killed")["articles.csv"]!.trimEnd().split("\r\n").length, 61)
        // Of the four that were under way, some may have been answered to nobody.
        assert.isAtMost(timesPaid(server).filter((times) => times > 1).length, 4)
        assert.isAtMost(server.asked.length, 64)
      }
    ))

  it("stops before its budget is passed, and goes on from there", () =>
    withServer(right, async (server) => {
      const dataset = posts("budget", 40)
      const stopped = await pipeline(server, dataset, "--out", "budget", "--budget", "0.03")
      assert.match(stopped.stderr, /^Stopped before the budget of \$0\.03 is passed\. Every answer is kept: .*\n$/m)
      assert.deepStrictEqual([stopped.code, stopped.stdout], [1, ""])
      assert.isAbove(server.paid.size, 2)
      assert.isBelow(server.paid.size, 40)
      assert.strictEqual((await pipeline(server, dataset, "--out", "budget", "--budget", "1")).code, 0)
      assert.deepStrictEqual(
        timesPaid(server),
        Array.from({ length: 40 }, () => 1)
      )
    }))
})

describe("evals --extractor llm:", { timeout: 60_000 }, () => {
  it("stands in one table with others, and can be replayed without key and server", async () => {
    const evals = (server: LlmServer | undefined, ...args: ReadonlyArray<string>) =>
      start(server, "evals/main.ts", "labelled", "--extractor", "cues", "--extractor", "llm:openai/gpt-x", ...args)
        .ended
    const gold = path("datasets/opinion/gold")
    mkdirSync(join(folder, "labelled/gold"), { recursive: true })
    for (const name of readdirSync(gold).slice(0, 3))
      copyFileSync(join(gold, name), join(folder, "labelled/gold", name))
    await withServer(right, async (server) => {
      const { code, stderr, stdout } = await evals(server, "--out", "evals")
      assert.strictEqual(code, 0, stderr)
      assert.match(stdout, /cues +llm:openai\/gpt-x$/m)
      assert.match(stdout, /^tokens\/article +- +- +\d+$/m)
      assert.match(stdout, /^USD\/article +- +- +0\.00\d\d$/m)
    })
    const replayed = await evals(undefined, "--out", "replayed", "--replay")
    assert.strictEqual(replayed.code, 0, replayed.stderr)
    for (const name of ["scores.csv", "articles.csv"]) {
      assert.strictEqual(
        readFileSync(join(folder, "replayed", name), "utf8"),
        readFileSync(join(folder, "evals", name), "utf8")
      )
    }
    const missed = await evals(undefined, "--out", "missed", "--replay", "--repetition", "2")
    assert.match(missed.stderr, /^--replay found no kept answer .*\n$/)
    assert.strictEqual(missed.code, 1)
  })
})

describe("a soak", { timeout: 120_000 }, () => {
  it("accounts for every article and pays for no answer twice", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--disable-warning=ExperimentalWarning",
      path("scripts/llm-soak.ts"),
      "120"
    ])
    assert.deepInclude(JSON.parse(stdout), { articles: 120, unaccounted: 0, answersPaidTwice: 0 })
  })
})
