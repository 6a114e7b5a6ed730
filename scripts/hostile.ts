/**
 * The pipeline over hostile files of every input format: nothing crashes, time and memory are bounded, and everything that went
 * in is a row, or is counted among what was skipped.
 *
 *     node scripts/hostile.ts [--seed 1] [--length 20000] [--damaged 20] [--only TEXT] [--extractor lead] [--keep]
 *
 * `--only` takes the files whose path has that text in it; `--keep` leaves the folder, and says where it is.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { checkRun } from "./hostile/check.ts"
import { hostileFiles } from "./hostile/files.ts"
import { writeHostileFolder } from "./hostile/folder.ts"

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    length: { type: "string", default: "20000" },
    damaged: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    extractor: { type: "string", default: "lead" },
    keep: { type: "boolean", default: false }
  }
})

const place = mkdtempSync(join(tmpdir(), "hostile-"))
const files = hostileFiles({
  seed: Number(values.seed),
  length: Number(values.length),
  damaged: Number(values.damaged)
}).filter(({ path }) => path.includes(values.only))
const expected = writeHostileFolder(join(place, "in"), files)
const { faults, megabytes, seconds } = await checkRun(
  join(place, "in"),
  join(place, "out"),
  expected,
  { seconds: 1800, megabytes: 1500 },
  ["--extractor", values.extractor, "--article-timeout", "20"]
)
for (const fault of faults) console.error(fault)
console.log(`${files.length} files in ${seconds.toFixed(1)} s and ${megabytes} MB: ${faults.length} faults`)
if (values.keep) console.log(place)
else rmSync(place, { recursive: true })
process.exitCode = faults.length === 0 ? 0 : 1
