/**
 * `npm pack` runs this first: JavaScript and declarations of the pipeline in dist/, with the files that it reads beside them.
 * Node strips no types inside node_modules, so a package of TypeScript would not run there.
 */
import { execFileSync } from "node:child_process"
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const root = new URL("..", import.meta.url).pathname
const dist = join(root, "dist")

rmSync(dist, { recursive: true, force: true })
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.package.json")],
  {
    stdio: "inherit"
  }
)

// What is read at run time beside the code: weights, networks, vocabularies, the pages' styles and scripts.
for (const file of globSync("pipeline/**/*.{bin,onnx,json,css,client.js,client.ts,txt}", {
  cwd: root,
  exclude: (path) => path.includes("fixtures")
}))
  cpSync(join(root, file), join(dist, file))

// A file that is started by its address keeps its extension through the compiler, which rewrites imports only.
for (const file of globSync("**/*.js", { cwd: dist, exclude: (path) => path.endsWith(".client.js") })) {
  const path = join(dist, file)
  const code = readFileSync(path, "utf8")
  const rewritten = code.replaceAll(/(new URL\("\.[^"]*)\.ts"/g, '$1.js"')
  if (rewritten !== code) writeFileSync(path, rewritten)
}
