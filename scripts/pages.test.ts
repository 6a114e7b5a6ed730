import { assert, describe, it } from "vitest"
import { execFileSync } from "node:child_process"
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { workFolder } from "../pipeline/command.fixture.ts"
import { DEFAULT_EXTRACTOR, EXTRACTORS } from "../pipeline/extract/registry.ts"
import { FORMATS } from "../pipeline/write/formats.ts"
import { ARTICLES, FAILURES, SEGMENTS, USAGE } from "../pipeline/write/tables.ts"

/* What the README and the pages say is so: links lead somewhere, commands have these flags, tables these rows, and what is printed is printed. */

const root = new URL("..", import.meta.url).pathname
const PAGES = globSync(["*.md", ".github/**/*.md", "{pipeline,evals,scripts,datasets}/**/*.md"], {
  cwd: root,
  exclude: (path) => /fixtures|articles\b|node_modules/.test(path)
})
const text = (page: string) => readFileSync(join(root, page), "utf8")
const { pipeline, evals } = workFolder()

/** Lines of a page's code: indented by four, or fenced. */
const codeLines = (page: string): ReadonlyArray<string> => {
  let isFenced = false
  return text(page)
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("```")) isFenced = !isFenced
      return isFenced || line.startsWith("    ") ? [line.trim()] : []
    })
}

interface Shown {
  readonly page: string
  readonly room: string
  readonly words: ReadonlyArray<string>
}

/** The commands of ours that a page shows. */
const commands: ReadonlyArray<Shown> = PAGES.flatMap((page) =>
  codeLines(page).flatMap((line) => {
    const said = /(?:^|\s)pnpm (?:--silent |run )?(pipeline|evals|train|label)\s+(.*)$/.exec(
      line.replace(/\s+#.*$/, "")
    )
    if (said === null) return []
    const words = [...said[2]!.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!)
    return [{ page, room: said[1]!, words }]
  })
)

const MAINS: Readonly<Record<string, string>> = {
  pipeline: "pipeline/main.ts",
  evals: "evals/main.ts",
  train: "scripts/train/main.ts",
  label: "evals/label/main.ts"
}
const SUBCOMMANDS = ["worker", "status", "score", "compare", "agree"]

const helps = new Map<string, string>()
const helpOf = ({ room, words }: Shown): string => {
  const subcommand = SUBCOMMANDS.find((name) => words[0] === name)
  const key = `${room} ${subcommand ?? ""}`
  const known =
    helps.get(key) ??
    execFileSync(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        join(root, MAINS[room]!),
        ...(subcommand ? [subcommand] : []),
        "--help"
      ],
      { encoding: "utf8" }
    )
  helps.set(key, known)
  return known
}

/** Values of a flag in a command. */
const valuesOf = ({ words }: Shown, flag: string) =>
  words.flatMap((word, i) => (word === flag ? [words[i + 1] ?? ""] : []))

describe("the pages", { timeout: 120_000 }, () => {
  it("link to files that there are", () => {
    for (const page of PAGES) {
      for (const [, target] of text(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
        if (/^[a-z]+:/.test(target!)) continue
        assert.isTrue(existsSync(join(root, dirname(page), target!)), `${page} links to ${target}`)
      }
    }
  })

  it("show commands whose flags, formats and extractors there are", () => {
    assert.isAbove(commands.length, 20)
    for (const command of commands) {
      const where = `${command.page}: pnpm ${command.room} ${command.words.join(" ")}`
      const help = helpOf(command)
      for (const word of command.words.filter((word) => /^--[a-z]/.test(word)))
        assert.match(help, new RegExp(`${word.replace(/^--no-/, "--").replace(/=.*/, "")}\\b`), where)
      for (const formats of valuesOf(command, "--format"))
        for (const name of formats.split(","))
          assert.include(
            FORMATS.map(({ name }) => name),
            name,
            where
          )
      for (const name of valuesOf(command, "--extractor").filter((name) => !/[<…]/.test(name))) {
        const isKnown = EXTRACTORS.some((entry) =>
          entry.name.endsWith(":") ? name.startsWith(entry.name) : name === entry.name
        )
        assert.isTrue(isKnown, where)
      }
    }
  })

  it("list every output format, every extractor, and the columns of every table", () => {
    const firstCells = (page: string) =>
      text(page)
        .split("\n")
        .filter((line) => line.startsWith("| `"))
        .map((line) => line.split("|")[1]!)
    const writes = firstCells("pipeline/write/README.md")
    for (const { name } of FORMATS)
      assert.isTrue(
        writes.some((cell) => cell.includes(`\`${name}\``)),
        name
      )
    const extractors = firstCells("pipeline/extract/README.md").join()
    for (const { name } of EXTRACTORS.filter(({ name }) => name !== "model:"))
      assert.include(extractors, name.replace(/:$/, ""), name)
    for (const { columns, name } of [SEGMENTS, ARTICLES, FAILURES, USAGE])
      assert.include(text("pipeline/write/README.md"), columns.map(({ name }) => name).join(", "), name)
  })
})

describe("the README's first command", { timeout: 120_000 }, () => {
  it("prints what the README shows, but for the figures", async () => {
    const shape = (lines: ReadonlyArray<string>) =>
      lines.map((line) =>
        line
          .trim()
          .replaceAll(/[\d.,]*\d/g, "N")
          .replaceAll(/ +/g, " ")
      )
    const code = codeLines("README.md")
    const from = code.findIndex((line) => line.startsWith("25 articles segmented"))
    const shown = code.slice(from, code.findIndex((line) => line.startsWith("To read it")) + 1)
    const { code: exit, stdout } = await pipeline(join(root, "datasets/opinion"), "--extractor", DEFAULT_EXTRACTOR)
    assert.strictEqual(exit, 0)
    assert.deepStrictEqual(shape(stdout.trimEnd().split("\n")), shape(shown))
  })

  it("and the evaluation has the figures that its page shows", async () => {
    const { code, stdout } = await evals(join(root, "datasets/opinion"), "--extractor", "cues", "--quiet")
    assert.strictEqual(code, 0)
    // A row of the printed table has an interval; its name ends where two spaces begin.
    const rows = codeLines("evals/README.md").flatMap((line) =>
      /\[-?\.\d+ /.test(line) ? [line.split(/ {2,}/)[0]!] : []
    )
    assert.isAbove(rows.length, 10)
    for (const row of new Set(rows)) assert.include(stdout, row)
  })
})
