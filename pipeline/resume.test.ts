import { assert, describe, it } from "vitest"
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { hostname } from "node:os"
import { OPINION, PROSE, workFolder } from "./command.fixture.ts"

/*
 * What a run leaves that ends early, and what the same command makes of it.
 */

const { at, files, outputs, partsOf, pipeline, start } = workFolder()

const article = (n: number) => JSON.stringify({ id: `post-${n}`, text: `${PROSE} Number ${n}.\n\n`.repeat(12) })

/** A dataset of five parts. */
const large = (numbers = Array.from({ length: 1000 }, (_, n) => n)) =>
  files("large", { "posts.jsonl": numbers.map(article).join("\n") })

const finished = (out: string) => partsOf(out).filter((name) => name.endsWith(".jsonl"))

const untilParts = async (out: string, parts: number) => {
  while (finished(out).length < parts) await sleep(5)
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** When each finished part was written. */
const times = (out: string) => new Map(finished(out).map((name) => [name, statSync(at(out, "parts", name)).mtimeMs]))

describe("a run that is killed", { timeout: 120_000 }, () => {
  it("goes on after SIGKILL at twenty moments, does no finished part again, and ends in the same bytes", async () => {
    const name = large()
    const undisturbed = pipeline(name, "--out", "whole")
    let before = times("killed")
    for (let kill = 0; kill < 20; kill++) {
      const { child, ended } = start("pipeline", name, "--out", "killed")
      // From the start of reading to the middle of merging: later and later, each time elsewhere.
      await sleep(300 + ((137 * kill) % 1400))
      child.kill("SIGKILL")
      await ended
      const after = times("killed")
      for (const [part, time] of before) assert.strictEqual(after.get(part), time, `part ${part} was done again`)
      before = after
    }
    const { code } = await pipeline(name, "--out", "killed")
    assert.strictEqual(code, 0)
    for (const [part, time] of before)
      assert.strictEqual(times("killed").get(part), time, `part ${part} was done again`)
    await undisturbed
    assert.deepStrictEqual(outputs("killed"), outputs("whole"))
    assert.deepStrictEqual(partsOf("killed"), partsOf("whole"))
  })

  it("ends cleanly on Ctrl-C, says how to go on, and goes on", async () => {
    const name = large()
    const { child, ended } = start("pipeline", name, "--out", "interrupted")
    await untilParts("interrupted", 2)
    child.kill("SIGINT")
    const { code, stderr, stdout } = await ended
    assert.strictEqual(code, 130)
    assert.strictEqual(stdout, "")
    assert.match(stderr, /^Interrupted\. .* goes on from there\.$/m)
    assert.deepStrictEqual(outputs("interrupted"), {}, "half-written outputs")
    const again = await pipeline(name, "--out", "interrupted")
    assert.strictEqual(again.code, 0)
    assert.match(again.stdout, /\d+ articles were finished by an earlier run/)
    assert.deepStrictEqual(outputs("interrupted"), outputs("whole"))
  })
})

describe("a run on an earlier run's folder", { timeout: 60_000 }, () => {
  it("does the parts again that a change touches, and says so", async () => {
    await pipeline(large(), "--out", "changed")
    const before = times("changed")
    const numbers = Array.from({ length: 1000 }, (_, n) => n)
    // An article inserted into the third part: the first two stay.
    const { stderr, stdout } = await pipeline(
      large([...numbers.slice(0, 500), 7777, ...numbers.slice(500)]),
      "--out",
      "changed"
    )
    assert.match(stdout, /^400 articles were finished by an earlier run/m)
    assert.match(stderr, /^600 articles were done again: /m)
    const after = times("changed")
    assert.deepStrictEqual(
      [...before].filter(([part, time]) => after.get(part) === time).map(([part]) => part),
      ["000001.jsonl", "000002.jsonl"]
    )
    assert.strictEqual(after.size, 6)

    // A shorter dataset leaves no part too many.
    await pipeline(large(numbers.slice(0, 300)), "--out", "changed")
    assert.strictEqual(finished("changed").length, 2)
    assert.strictEqual(outputs("changed")["articles.csv"]!.trimEnd().split("\r\n").length, 301)

    const other = await pipeline(large(numbers.slice(0, 300)), "--out", "changed", "--extractor", "lead")
    assert.match(other.stderr, /^300 articles were done again: /m)
  })

  it("does a part again that the disk has damaged, says so, and ends in the same bytes", async () => {
    await pipeline(large(), "--out", "damaged")
    const [whole, parts] = [outputs("damaged"), partsOf("damaged")]
    const part = at("damaged/parts/000002.jsonl")
    const content = readFileSync(part, "utf8")
    writeFileSync(part, content.slice(0, content.length / 2))
    const { code, stderr } = await pipeline(large(), "--out", "damaged")
    assert.strictEqual(code, 0)
    assert.match(stderr, /^200 articles were done again: .* in damaged\/parts was damaged\.$/m)
    assert.strictEqual(readFileSync(part, "utf8"), content)
    assert.deepStrictEqual([outputs("damaged"), partsOf("damaged")], [whole, parts])
  })

  it("does everything again with --fresh", async () => {
    await pipeline(OPINION, "--out", "fresh")
    const before = times("fresh")
    const { stderr } = await pipeline(OPINION, "--out", "fresh", "--fresh")
    assert.strictEqual(stderr, "")
    assert.notDeepEqual(times("fresh"), before)
  })

  it("refuses a folder that another run is writing to, and takes over the lock of one that has ended", async () => {
    await pipeline(OPINION, "--out", "locked")
    writeFileSync(
      at("locked/.lock"),
      JSON.stringify({ process: process.pid, host: hostname(), since: "2026-11-24T08:00:00.000Z" })
    )
    const { code, stderr } = await pipeline(OPINION, "--out", "locked")
    assert.strictEqual(code, 1)
    assert.match(
      stderr,
      new RegExp(
        `^Another run has been writing to locked since 2026-11-24T08:00:00.000Z \\(process ${process.pid} on .*--out.*\n$`
      )
    )
    // A process of that number cannot be.
    writeFileSync(
      at("locked/.lock"),
      JSON.stringify({ process: 2 ** 30, host: hostname(), since: "2026-11-24T08:00:00.000Z" })
    )
    assert.strictEqual((await pipeline(OPINION, "--out", "locked")).code, 0)
  })
})

describe.skipIf(process.getuid?.() !== 0)("a disk (needs root, to mount one)", { timeout: 60_000 }, () => {
  const withDisk = async (options: string, use: () => Promise<void>) => {
    mkdirSync(at("disk"), { recursive: true })
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", at("disk")])
    try {
      await use()
    } finally {
      execFileSync("umount", [at("disk")])
    }
  }

  it("that is full stops the run, which keeps its finished parts and goes on once there is room", () =>
    withDisk("size=8m", async () => {
      // One worker, so that the first parts are whole before the disk is full.
      const { code, stderr, stdout } = await pipeline(large(), "--out", "disk/out", "--workers", "1")
      assert.strictEqual(code, 1)
      assert.strictEqual(stdout, "")
      assert.match(
        stderr,
        /^Writing to disk\/out stopped because the disk is full\. .*goes on from the finished parts\.$/m
      )
      assert.deepStrictEqual(outputs("disk/out"), {})
      assert.isAbove(finished("disk/out").length, 0)
      execFileSync("mount", ["-o", "remount,size=200m", at("disk")])
      const again = await pipeline(large(), "--out", "disk/out")
      assert.strictEqual(again.code, 0)
      assert.include(again.stdout, "finished by an earlier run")
    }))

  it("that is read-only is told before anything is done", () =>
    withDisk("size=4m", async () => {
      execFileSync("mount", ["-o", "remount,ro", at("disk")])
      const { code, stderr } = await pipeline(large(), "--out", "disk/out")
      assert.strictEqual(code, 1)
      assert.match(
        stderr,
        /^Cannot write to disk\/out because .*the disk may be read-only\. Choose another folder with --out\.$/m
      )
    }))
})
