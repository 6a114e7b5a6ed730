import { assert, describe, it } from "@effect/vitest"
import { report } from "./fixture.ts"
import { terminalTable } from "./terminal.ts"

describe("terminalTable", () => {
  const lines = terminalTable(report).split("\n")

  const row = (name: string) => lines.find((line) => line.startsWith(name))!

  it("shows every score with its interval, a metric a row and a system a column, and * only where it is best", () => {
    assert.match(lines[3]!, /^ +cues +llm:x\/y +lead \(floor\)/)
    assert.match(row(report.metrics[0]!.name), /\.612\* \[\.550 \.679\].* \.200 {2}\[\.150 \.250\] +\.938$/)
    assert.match(row(report.metrics[1]!.name), /-\.032 {2}\[-\.120 \.050\]/)
    assert.strictEqual(
      lines
        .slice(
          3,
          lines.findIndex((line) => line.startsWith("[low"))
        )
        .join("")
        .split("*").length - 1,
      1
    )
  })

  it("names floor and ceiling for what they are", () => {
    const text = lines.join(" ")
    assert.include(text, "lead (floor)")
    assert.include(text, "passes (ceiling)")
    assert.include(text, "Floor: lead, a baseline.")
    assert.include(text, "consistency of one annotator, not agreement between people.")
  })

  it("says what failed, what it cost, which metric is better when lower, and the notes", () => {
    const text = lines.join("\n")
    assert.include(text, "cues failed on 1 article, which counts as an empty prediction.")
    assert.match(row("failed"), / 1\b/)
    assert.match(row("articles/s"), /0\.432/)
    assert.match(row("USD/article"), /0\.0123/)
    assert.include(text, "Lower is better: WindowDiff.")
    assert.include(text, report.notes[0]!)
    assert.include(text, report.signature)
  })

  it("keeps within 100 columns by beginning a new block, and lines up its columns", () => {
    const systems = Array.from({ length: 7 }, (_, n) => ({
      ...report.systems[1]!,
      name: `system ${n}`,
      role: "extractor" as const
    }))
    const scores = report.metrics.flatMap(({ id }) =>
      systems.map(({ name }) => ({
        system: name,
        metric: id,
        value: 0.5,
        low: 0.4,
        high: 0.6,
        best: name === "system 1"
      }))
    )
    const wide = terminalTable({ ...report, notes: [], systems, scores }).split("\n")
    assert.isAtMost(Math.max(...wide.map(({ length }) => length)), 100)
    const heads = wide.flatMap((line, row) => (line.includes(" system ") && line.startsWith("  ") ? [row] : []))
    assert.strictEqual(heads.length, 2)
    for (const head of heads) {
      const column = wide[head]!.lastIndexOf("system")
      for (const line of wide.slice(head + 1, head + 1 + report.metrics.length))
        assert.strictEqual(line.slice(column - 2, column + 4), "  .500")
    }
  })
})
