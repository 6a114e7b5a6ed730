// A program for `command:` that takes PAUSE milliseconds for each article, and kills the process that asks where an article says "poison".
import { createInterface } from "node:readline"
import { setTimeout } from "node:timers/promises"

const pause = Number(process.env.PAUSE ?? 0)

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line)
  if (text.includes("poison")) {
    process.kill(process.ppid, "SIGKILL")
    process.exit()
  }
  await setTimeout(pause)
  console.log(JSON.stringify({ id, segments: [{ label: "thesis", first: 1, last: 1 }] }))
}
