import { assert, describe, it } from "@effect/vitest"
import { report } from "./fixture.ts"
import { terminalTable } from "./terminal.ts"

describe("terminalTable", () => {
  const lines = terminalTable(report).split("\n")

  it("shows every score with its interval, and * only where it is best", () => {
    const cues = lines.filter((line) => line.startsWith("cues  "))
    assert.match(cues[0]!, /\.612\* \[\.550, \.679\] +\.500 {2}\[\.400, \.600\] +\.310 {2}\[\.250, \.370\]/)
    assert.strictEqual(cues.join("").split("*").length - 1, 1)
  })

  it("names floor and ceiling for what they are", () => {
    assert.match(lines.find((line) => line.startsWith("lead (floor)"))!, /\.200 {2}\[\.150, \.250\] +-\.032 {2}\[-\.120, \.050\] +-/)
    assert.match(lines.find((line) => line.startsWith("passes (ceiling)"))!, /\.938 +\.920 +-$/)
    const text = lines.join(" ")
    assert.include(text, "Floor: lead, a baseline.")
    assert.include(text, "consistency of one annotator, not agreement between people.")
  })

  it("says what failed, what it cost, which metric is better when lower, and the notes", () => {
    const text = lines.join("\n")
    assert.include(text, "cues failed on 1 article, which counts as an empty prediction.")
    assert.match(text, /llm:x\/y +0 +0\.432 +0\.0123/)
    assert.include(text, "Lower is better: WindowDiff.")
    assert.include(text, report.notes[0]!)
    assert.include(text, report.signature)
  })

  it("keeps within 100 columns by beginning a new block, and lines up its columns", () => {
    const metrics = Array.from({ length: 16 }, (_, n) => ({ ...report.metrics[0]!, id: `m${n}`, name: `Metric number ${n}` }))
    const scores = metrics.flatMap(({ id }) =>
      report.systems.map(({ name }) => ({ system: name, metric: id, value: 0.5, low: 0.4, high: 0.6, best: name === "cues" })))
    const wide = terminalTable({ ...report, notes: [], metrics, scores }).split("\n")
    assert.isAtMost(Math.max(...wide.map(({ length }) => length)), 100)
    assert.strictEqual(wide.filter((line) => line.includes("Metric number")).length, 4)
    for (const [row, line] of wide.entries()) {
      if (!line.includes("Metric number")) continue
      const column = line.lastIndexOf("Metric number")
      for (const system of wide.slice(row + 1, row + 5)) assert.strictEqual(system.slice(column - 2, column + 4), "  .500")
    }
  })
})
