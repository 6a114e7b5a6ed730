/**
 * The pipeline over many articles with a model that fails every fifth request: is every article accounted for, is no answer
 * paid for twice, is memory flat?
 *
 *     node scripts/llm-soak.ts [articles, 2000 where absent]
 */
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bySentence, type Reply, startLlmServer } from "../pipeline/extract/llm/server.fixture.ts"

const ARTICLES = Number(process.argv[2] ?? 2000)
const FAULTS = 0.2
const folder = mkdtempSync(join(tmpdir(), "llm-soak-"))
const MAIN = new URL("../pipeline/main.ts", import.meta.url).pathname

const text = (i: number) =>
  `Town ${i} should act\n\nIt should act now. In 1990 it did ${i} things. ${"Grey it was. ".repeat(i % 30)}\n\nTherefore act.`
writeFileSync(
  join(folder, "posts.jsonl"),
  Array.from({ length: ARTICLES }, (_, i) => JSON.stringify({ id: `post-${i}`, text: text(i) })).join("\n")
)

/** Mulberry32, so that a soak can be repeated. */
let state = 7
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const FAULT: ReadonlyArray<(right: string) => Reply> = [
  () => ({ status: 500 }),
  () => ({ status: 503, headers: { "retry-after": "0" } }),
  () => ({ status: 429, headers: { "retry-after-ms": "50" } }),
  () => ({ drop: "before" }),
  () => ({ drop: "within" }),
  (right) => ({ text: right.slice(0, -30), finish: "length" }),
  () => ({ text: "I am not sure about this one." }),
  () => ({ text: "" }),
  (right) => ({ text: right.replace(`"first":1`, `"first":900`) })
]
let faults = 0
const server = await startLlmServer(({ messages }) => {
  const right = bySentence(messages[0]!)
  if (random() >= FAULTS) return { text: right, delay: 5 }
  faults++
  return FAULT[Math.floor(random() * FAULT.length)]!(right)
})

const started = performance.now()
const child = spawn(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    MAIN,
    "posts.jsonl",
    "--extractor",
    "llm:compatible/soak",
    "--out",
    "out",
    "--in-flight",
    "16"
  ],
  {
    cwd: folder,
    env: { ...process.env, OPINION_LLM_URL: `${server.origin}/v1` },
    stdio: ["ignore", "ignore", "inherit"]
  }
)
/** Megabytes of the child, four times a second. */
const memory: Array<number> = []
const sampling = setInterval(() => {
  try {
    memory.push(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024
    )
  } catch {
    // Not a Linux, or the child has just ended.
  }
}, 250)
const code = await new Promise<number | null>((resolve) => child.on("close", resolve))
clearInterval(sampling)
await server.close()

const rows = (name: string) =>
  readFileSync(join(folder, "out", name), "utf8")
    .trimEnd()
    .split("\r\n")
    .slice(1)
const first = (row: string) => row.split(",")[0]!
const done = new Set(rows("articles.csv").map(first))
const failures = rows("failures.csv")
const partial = failures.filter((row) => row.includes(",PartialAnswer,"))
const lost = failures.filter((row) => !partial.includes(row))
const accounted = new Set([...done, ...lost.map(first)])
const twice = [...server.paid.values()].filter((times) => times > 1).length
const paid = [...server.paid.values()].reduce((sum, times) => sum + times, 0)
const usage = rows("usage.csv").reduce((sum, row) => sum + Number(row.split(",")[1]), 0)
const median = (values: ReadonlyArray<number>) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const quarter = Math.floor(memory.length / 4)
console.log(
  JSON.stringify({
    articles: ARTICLES,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    exit: code,
    whole: done.size - partial.length,
    partial: partial.length,
    lost: lost.length,
    unaccounted: ARTICLES - accounted.size,
    requests: server.asked.length,
    faults,
    answersPaid: paid,
    answersInUsage: usage,
    answersPaidTwice: twice,
    megabytesSecondQuarter: Math.round(median(memory.slice(quarter, 2 * quarter))),
    megabytesLastQuarter: Math.round(median(memory.slice(3 * quarter)))
  })
)
rmSync(folder, { recursive: true })
process.exitCode = accounted.size === ARTICLES && twice === 0 && paid === usage ? 0 : 1
