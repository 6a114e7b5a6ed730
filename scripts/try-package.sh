#!/usr/bin/env bash
# The package as its users meet it: packed, installed into an empty project, used from a program and as a command on Node 22.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
(cd "$root" && npm pack --silent --pack-destination "$project")
cd "$project"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ./opinion-segments-*.tgz
mkdir my-articles
text=$'The ferry should be free\n\nNobody pays to cross a bridge. For example, the bridge at Arden carries 4,000 people a day.'
printf '%s' "$text" >my-articles/ferry.txt
printf '<html><body><article><h1>The bus</h1><p>Nobody rides a bus that does not come. It must come, as it once did in Leeds.</p></article></body></html>' \
  >my-articles/bus.html
cat >program.mjs <<'PROGRAM'
import { deepStrictEqual, ok } from "node:assert"
import { segment } from "opinion-segments"
const given = process.argv[2]
const { segments, text } = await segment(given)
deepStrictEqual(text, given)
ok(segments.length > 1)
for (const { end, start, text } of segments) deepStrictEqual(given.slice(start, end), text)
console.log(`${segments.length} segments on Node ${process.version}`)
PROGRAM
cat >types.mts <<'PROGRAM'
import { segment, type SegmentedText } from "opinion-segments"
const whole: SegmentedText = await segment("Text.", { title: "Title" })
export const label: "thesis" | "claim" | "example" | "conclusion" | undefined = whole.segments[0]?.label
PROGRAM
"$root/node_modules/.bin/tsc" --noEmit --strict --module nodenext --target es2024 --types "" types.mts
npx -y -p node@22 node program.mjs "$text"
npx -y -p node@22 node node_modules/.bin/opinion-segments my-articles --format csv,jsonl,parquet,xlsx,html
test -s out/my-articles/model-large/report.html
