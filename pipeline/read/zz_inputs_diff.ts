import * as Effect from "effect/Effect"
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from "node:fs"
import { execSync } from "node:child_process"
import { readFolder } from "./folder.fixture.ts"
import { outline } from "./outline.fixture.ts"
mkdirSync("/tmp/inputs/d", { recursive: true })
for (const format of process.argv.slice(2)) {
  const folder = new URL(`./fixtures/${format}/`, import.meta.url).pathname
  for (const name of readdirSync(folder).filter((n) => !n.endsWith(".expected"))) {
    const { articles: [a], failures } = await Effect.runPromise(readFolder({ [name]: readFileSync(folder + name) }))
    const expected = readFileSync(folder + name.replace(/\.\w+$/, ".expected"), "utf8")
    let found = a ? outline(a) : JSON.stringify(failures)
    if (!expected.includes("\nsource: ")) found = found.replace(/^source: .*\n/m, "")
    writeFileSync("/tmp/inputs/d/a", expected); writeFileSync("/tmp/inputs/d/b", found)
    let out = ""
    try { execSync("diff /tmp/inputs/d/a /tmp/inputs/d/b | cut -c1-170 > /tmp/inputs/d/c; [ ! -s /tmp/inputs/d/c ]") } catch { out = readFileSync("/tmp/inputs/d/c", "utf8") }
    console.log(out === "" ? "ok " : "BAD", name); if (out) console.log(out)
  }
}
