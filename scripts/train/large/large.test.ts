import { afterAll, describe, expect, it } from "vitest"
import { spawnSync, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { openNetworks } from "../../../pipeline/extract/model-large/networks.ts"
import { PLACES } from "../../../pipeline/extract/model-large/places.ts"

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
/** A Python that has what requirements.txt says; CI makes one. */
const PYTHON = process.env.TRAIN_PYTHON ?? ""
const ARTICLES = 5

const folder = mkdtempSync(join(tmpdir(), "train-large-"))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...names: ReadonlyArray<string>) => join(folder, ...names)

const done = (command: string, args: ReadonlyArray<string>) => {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" })
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`)
}
const small = "--layers 3 --frozen 1 --epochs 100 --threads 1 --float32 --without 4".split(" ")
const training = (out: string) =>
  [here("train.py"), "--layout", at("layout.jsonl"), "--encoder", at("encoder"), "--out", at(out)].concat(small)

describe.skipIf(!existsSync(PYTHON))("the training of model-large, on five articles and a tiny encoder", () => {
  const vocabulary = here("../../../pipeline/extract/model-large/vocab.txt")

  it("lays out, trains, and exports what the program reads", { timeout: 300_000 }, async () => {
    done(process.execPath, [here("layout.ts"), here("../../../datasets/opinion"), vocabulary, at("all.jsonl")])
    const lines = readFileSync(at("all.jsonl"), "utf8").trimEnd().split("\n").slice(0, ARTICLES)
    writeFileSync(at("layout.jsonl"), `${lines.join("\n")}\n`)
    done(PYTHON, [here("tiny.py"), at("encoder"), vocabulary])
    done(PYTHON, training("networks"))
    done(PYTHON, [here("export.py"), "--networks", at("networks"), "--encoder", at("encoder"), "--out", at("onnx")])

    const ort = (await import("onnxruntime-node")).default
    const read = await openNetworks(ort, at("onnx", "encoder.onnx"), at("onnx", "head.onnx"))
    for (const line of lines) {
      const article = JSON.parse(line) as Layout
      const windows = article.windows.map(([ids, spans]) => ({ ids, spans }))
      const n = article.tags.length
      const { stance, tags } = await read({ windows, places: Float32Array.from(article.places.flat()) })
      expect(article.places.flat()).toHaveLength(n * PLACES)
      expect([tags.length / n, stance.length / n]).toEqual([9, 2])
      expect(tags.every(Number.isFinite)).toBe(true)
    }
  })

  it("goes on after it was killed, to the same networks", { timeout: 300_000 }, async () => {
    const child = spawn(PYTHON, training("stopped"), { stdio: ["ignore", "pipe", "inherit"] })
    const ended = new Promise((resolve) => child.once("exit", resolve))
    for await (const text of child.stdout) if (`${text}`.includes("step 80 ")) child.kill("SIGKILL")
    await ended
    expect(existsSync(at("stopped", "networks.pt"))).toBe(false)
    done(PYTHON, training("stopped"))
    done(PYTHON, [here("export.py"), "--networks", at("stopped"), "--encoder", at("encoder"), "--out", at("again")])
    for (const file of ["encoder.onnx", "head.onnx", "chain.json"])
      expect(readFileSync(at("again", file)).equals(readFileSync(at("onnx", file)))).toBe(true)
  })
})

interface Layout {
  readonly windows: ReadonlyArray<
    readonly [ids: ReadonlyArray<number>, spans: ReadonlyArray<readonly [number, number]>]
  >
  readonly places: ReadonlyArray<ReadonlyArray<number>>
  readonly tags: ReadonlyArray<number>
}
