import { spawn } from "node:child_process"
import { rmSync } from "node:fs"
import manifest from "../../package.json" with { type: "json" }

/** What the whole command took, start-up included. */
export interface WholeRun {
  readonly seconds: number
  /** Of all its threads together, resident. */
  readonly peakMB: number
}

/** Runs `pnpm pipeline` on a dataset in a process of its own, with pnpm's flags but without pnpm, and removes what it leaves. */
export const wholeRun = (dataset: string, ...flags: ReadonlyArray<string>): Promise<WholeRun> =>
  new Promise((resolve, reject) => {
    const out = `${dataset}.out`
    const peak = new URL("./peak.ts", import.meta.url).pathname
    const [, ...node] = manifest.scripts.pipeline.split(" ")
    const main = new URL(`../../${node.pop()}`, import.meta.url).pathname
    const started = performance.now()
    const child = spawn(
      process.execPath,
      [...node, "--import", peak, main, dataset, "--out", out, "--quiet", "--format", "csv,jsonl", ...flags],
      {
        cwd: new URL("../..", import.meta.url).pathname,
        stdio: ["ignore", "ignore", "inherit", "pipe"]
      }
    )
    let peakMB = ""
    child.stdio[3]?.on("data", (data) => (peakMB += data))
    child.on("close", (code) => {
      const seconds = (performance.now() - started) / 1000
      rmSync(out, { recursive: true, force: true })
      // 2: some articles failed.
      if (code === 0 || code === 2) resolve({ seconds, peakMB: Number(peakMB) })
      else reject(new Error(`the run of ${dataset} ended with ${code}`))
    })
  })
