/**
 * Trains all that is learned, in its order: the CRF, the networks, how model-large decodes, and `model`, which
 * model-large has taught. Hours on two cores. Each step keeps what it makes in the work folder, so that the same
 * command goes on after a stop; take another folder for other articles.
 *
 *     pnpm train:large <labelled dataset> [--unlabelled <articles>] [--posts 2000] [--folds 1] [--work out/train-large]
 */
import { spawnSync } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const LARGE = here("../../../pipeline/extract/model-large/")
const MODEL = here("../../../pipeline/extract/model/model.bin")

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    unlabelled: { type: "string" },
    posts: { type: "string", default: "2000" },
    folds: { type: "string", default: "1" },
    work: { type: "string", default: "out/train-large" }
  }
})
/**
 * The networks that ship have not learned from the first fold: what comes after them is fitted to it, and measured on it. More folds
 * make the measurement surer.
 */
const SHIPS = "without-0"

const [dataset] = positionals
if (dataset === undefined || !existsSync(dataset)) {
  console.error("Say which labelled dataset to learn from: pnpm train:large <folder with gold/>")
  process.exit(1)
}
const work = (...names: ReadonlyArray<string>) => join(values.work, ...names)
mkdirSync(work(), { recursive: true })

const run = (command: string, args: ReadonlyArray<string>) => {
  console.error(`> ${[command, ...args].join(" ")}`)
  const { status } = spawnSync(command, args, { stdio: "inherit" })
  if (status !== 0) {
    console.error(`It stopped here. The same command goes on with this step once its cause is gone.`)
    process.exit(1)
  }
}
const node = (script: string, ...args: ReadonlyArray<string>) =>
  run(process.execPath, ["--disable-warning=ExperimentalWarning", "--max-old-space-size=8192", script, ...args])
const python = (script: string, ...args: ReadonlyArray<string>) =>
  run(work("python/bin/python"), [here(script), ...args])

/** Does what is not there yet. */
const step = (makes: string, how: () => void) => {
  if (existsSync(makes)) console.error(`${makes} is there already`)
  else how()
}

step(work("python/bin/onnxruntime_test"), () => {
  run("python3", ["-m", "venv", work("python")])
  run(work("python/bin/pip"), ["install", "--quiet", "--requirement", here("requirements.txt")])
})
step(work("encoder/model.safetensors"), () => python("encoder.py", work("encoder")))
copyFileSync(work("encoder/vocab.txt"), join(LARGE, "vocab.txt"))
step(work("layout.jsonl"), () => node(here("layout.ts"), dataset, work("encoder/vocab.txt"), work("layout.jsonl")))

const shared = ["--encoder", work("encoder")]
const networks = [...Array(Number(values.folds)).keys()].map((fold) => ({
  name: `without-${fold}`,
  without: ["--without", `${fold}`]
}))
for (const { name, without } of networks) {
  step(work(name, "networks.pt"), () =>
    python(
      "train.py",
      ...shared,
      "--layout",
      work("layout.jsonl"),
      "--cache",
      work("frozen.pt"),
      "--out",
      work(name),
      ...without
    )
  )
  step(work("onnx", name, "chain.json"), () =>
    python("export.py", ...shared, "--networks", work(name), "--out", work("onnx", name))
  )
}
for (const name of ["encoder.onnx", "head.onnx"]) copyFileSync(work("onnx", SHIPS, name), join(LARGE, name))

step(work("crf.bin"), () => node(here("../main.ts"), dataset, "--out", work("crf.bin")))
copyFileSync(work("crf.bin"), MODEL)
node(here("../large.ts"), dataset, work("onnx"))

if (values.unlabelled !== undefined) {
  const { posts, unlabelled } = values
  step(work("taught.jsonl"), () => node(here("../teach.ts"), unlabelled, posts, work("taught.jsonl")))
  const unseen = ["--unseen", work("onnx", SHIPS, "articles.txt")]
  node(here("../main.ts"), dataset, "--unlabelled", work("taught.jsonl"), ...unseen, "--out", MODEL)
  // weights.json holds the hash of the file that was just written.
  node(here("../large.ts"), dataset, work("onnx"))
}
