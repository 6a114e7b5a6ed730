/*
 * A program for the tests: an article's id says how it is answered. Whatever it does not know has its first sentence as thesis.
 */
import { spawn } from "node:child_process"
import { closeSync } from "node:fs"
import { createInterface } from "node:readline"

const [mode] = process.argv.slice(2)
if (mode === "broken") throw new TypeError("no weights")

const input = createInterface({ input: process.stdin })
const write = (answer) => process.stdout.write(`${typeof answer === "string" ? answer : JSON.stringify(answer)}\n`)
const thesis = { label: "thesis", first: 1, last: 1 }

const answers = {
  crash: () => {
    throw new Error("out of memory")
  },
  signal: () => process.stdout.write("half an ans", () => process.kill(process.pid, "SIGKILL")),
  leave: () => process.exit(0),
  hang: () => process.stderr.write("\u001b[33mwaiting for the GPU\u001b[0m\n"),
  garbage: () => write("Loading weights..."),
  array: () => write("[]"),
  nameless: () => write({ segments: [] }),
  stranger: () => write({ id: "somebody else", segments: [] }),
  flood: () => setInterval(() => process.stdout.write("x".repeat(1 << 20)), 1),
  eof: () => {
    closeSync(1)
    setInterval(() => {}, 1000)
  },
  noise: ({ id }) => process.stderr.write("warning: slow\n".repeat(100_000), () => write({ id, segments: [thesis] })),
  deaf: ({ id }) => {
    write({ id, segments: [thesis] })
    input.close()
    process.stdin.pause()
    setInterval(() => {}, 1000)
  },
  twice: ({ id }) => {
    write({ id, segments: [thesis] })
    write({ id, segments: [] })
  },
  last: ({ id }) => process.stdout.write(`${JSON.stringify({ id, segments: [thesis] })}\n`, () => process.exit(0)),
  pieces: async ({ id }) => {
    for (const byte of Buffer.from(`\n\r\n${JSON.stringify({ id, note: "é😀", segments: [thesis] })}\r\n`)) {
      await new Promise((resolve) => process.stdout.write(Buffer.of(byte), resolve))
    }
  },
  refused: ({ id }) => write({ id, error: "it is a recipe" }),
  empty: ({ id }) => write({ id }),
  label: ({ id }) => write({ id, segments: [thesis, { ...thesis, label: "idea" }] }),
  outside: ({ id }) => write({ id, segments: [{ ...thesis, last: 99 }] }),
  astray: ({ id }) => write({ id, segments: [{ ...thesis, link: { relation: "supports", target: 2 } }] }),
  reversed: ({ id }) => write({ id, segments: [{ label: "claim", start: 5, end: 5 }] }),
  beyond: ({ id, text }) => write({ id, segments: [{ label: "claim", start: 0, end: Array.from(text).length + 1 }] }),
  overlap: ({ id }) =>
    write({
      id,
      segments: [
        { label: "claim", start: 0, end: 9 },
        { label: "claim", start: 8, end: 12 }
      ]
    }),
  family: ({ id }) => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" })
    child.unref()
    write({ id, error: `${process.pid} ${child.pid}` })
  }
}

input.on("line", (line) => {
  const document = JSON.parse(line)
  const answer = answers[document.id.replace(/\d+$/, "")] ?? (({ id }) => write({ id, segments: [thesis] }))
  answer(document)
})
