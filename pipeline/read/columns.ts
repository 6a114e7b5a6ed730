import * as Result from "effect/Result"
import { Columns } from "../../schemas/dataset.ts"

/** The columns that a table's articles are taken from, and a line that says so where some were guessed or are left out. */
export interface ChosenColumns {
  readonly columns: Columns
  readonly notice: string | undefined
  /** Where the text's column is known by nothing but the length of what is in it: a sentence that says so. */
  readonly doubt: string | undefined
}

/** Why no columns could be chosen: an error's name and a sentence. */
export interface NoColumns {
  readonly error: "NoTextColumn" | "UnknownColumn"
  readonly message: string
}

/**
 * Chooses the columns of a table: those that the user named, the rest by the names that such columns usually have.
 *
 * `keys` are the table's columns, `sample` its first rows. Where every row has the same columns (`fixed`: CSV, not JSON), a
 * named column that is not there is an error whatever it is for; elsewhere only the text's.
 */
export const chooseColumns = (
  named: Columns,
  keys: ReadonlyArray<string>,
  sample: ReadonlyArray<Readonly<Record<string, unknown>>>,
  fixed: boolean
): Result.Result<ChosenColumns, NoColumns> => {
  const chosen: { -readonly [role in Role]?: string } = {}
  let guessed = false
  for (const role of ROLES) {
    const name = named[role]
    if (name !== undefined) {
      const key = keys.find((key) => key === name) ?? keys.find((key) => bare(key) === bare(name))
      if (key === undefined && (fixed || role === "text")) {
        return Result.fail({
          error: "UnknownColumn",
          message: `There is no column "${name}" here to take the ${role} from; the columns are ${list(keys)}`
        })
      }
      chosen[role] = key ?? name
      continue
    }
    const key = usualKey(role, role === "text" ? keys.filter((key) => !isBlank(key, sample)) : keys)
    if (key !== undefined && !Object.values(named).includes(key)) {
      chosen[role] = key
      guessed = true
    }
  }
  let why = ""
  let doubt: string | undefined
  if (chosen.text === undefined) {
    const free = keys.filter((key) => !Object.values(chosen).includes(key))
    const prose = proseColumn(free, sample)
    const text = prose ?? usualKey("text", free)
    if (text === undefined) {
      return Result.fail({
        error: "NoTextColumn",
        message: `Which column has the articles' text is not clear: name it with --text-column; the columns are ${list(keys)}`
      })
    }
    chosen.text = text
    guessed = true
    if (prose !== undefined) {
      why = " (the longest; none has a usual name)"
      doubt = `The articles' text was taken from column "${prose}" because it has the longest values; name another with --text-column`
    }
  }
  const parts = ROLES.flatMap((role) =>
    chosen[role] === undefined ? [] : [`${role} = ${chosen[role]}${role === "text" ? why : ""}`]
  )
  if (chosen.id === undefined) parts.push("id = path and row number")
  const unused = describeUnused(chosen, keys)
  return Result.succeed({
    columns: new Columns(chosen),
    doubt,
    notice: guessed || unused !== "" ? parts.join(", ") + unused : undefined
  })
}

/** The columns that nothing is taken from, and the flags that would take one for what no column was found for. */
const describeUnused = (chosen: { readonly [role in Role]?: string }, keys: ReadonlyArray<string>): string => {
  const unused = keys.filter((key) => !Object.values(chosen).includes(key))
  if (unused.length === 0) return ""
  const flags = ROLES.filter((role) => chosen[role] === undefined).map((role) => `--${role}-column`)
  const takers = flags.length === 0 ? ["--text-column and the like"] : flags
  const last = takers.length > 1 ? ` or ${takers.at(-1)}` : takers[0]
  return `; not used: ${list(unused)} (${takers.slice(0, -1).join(", ")}${last} would take one)`
}

/** Whether a column has no text in any of the rows. */
const isBlank = (key: string, sample: ReadonlyArray<Readonly<Record<string, unknown>>>): boolean =>
  sample.every(({ [key]: value }) => value === undefined || value === null || value === "")

/** UTF-16 in a value that is text or a list of texts. */
const lengthOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + lengthOfText(member), 0)
  return lengthOfText(value)
}

export type Role = keyof typeof Columns.fields

/** The key that by its name is likeliest to hold this. */
export const usualKey = (role: Role, keys: ReadonlyArray<string>): string | undefined =>
  USUAL_NAMES[role].map((usual) => keys.find((key) => bare(key) === usual)).find((key) => key !== undefined)

const ROLES = ["text", "title", "id", "author", "date", "url"] as const satisfies ReadonlyArray<Role>

/** Lower case, letters and digits only; the first of a list that a table has is taken. */
const USUAL_NAMES: Readonly<Record<Role, ReadonlyArray<string>>> = {
  text: [
    "text",
    "body",
    "content",
    "fulltext",
    "articletext",
    "articlebody",
    "bodytext",
    "maintext",
    "maincontent",
    "plaintext",
    "textcontent",
    "contenttext",
    "cleantext",
    "articlecontent",
    "paragraphs",
    "bodyparagraphs",
    "articleparagraphs",
    "article"
  ],
  title: ["title", "headline", "heading", "articletitle", "header"],
  id: ["id", "articleid", "docid", "documentid", "textid", "uuid", "guid"],
  author: ["author", "authors", "byline", "writer", "authorname", "columnist"],
  date: [
    "date",
    "published",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "datepublished",
    "publishedat",
    "publishedon",
    "pubdate",
    "datetime",
    "createdat",
    "created",
    "timestamp"
  ],
  url: ["url", "link", "permalink", "canonicalurl", "articleurl", "sourceurl", "weburl"]
}

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")

/** The column with the longest values, if they are as long as paragraphs are. */
const proseColumn = (keys: ReadonlyArray<string>, sample: ReadonlyArray<Readonly<Record<string, unknown>>>) => {
  let longest: string | undefined
  let most = PROSE_CHARACTERS * sample.length
  for (const key of keys) {
    const total = sample.reduce((sum, { [key]: value }) => sum + lengthOf(value), 0)
    if (total > most) {
      longest = key
      most = total
    }
  }
  return longest
}

/** Mean length from which a column is taken for prose: a short paragraph; titles and summaries' lines are below it. */
const PROSE_CHARACTERS = 200

const lengthOfText = (value: unknown): number => (typeof value === "string" ? value.trim().length : 0)

const list = (keys: ReadonlyArray<string>) => {
  const shown = keys
    .slice(0, 30)
    .map((key) => `"${key}"`)
    .join(", ")
  return keys.length > 30 ? `${shown} and ${keys.length - 30} more` : shown
}
