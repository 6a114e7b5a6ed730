import * as Toml from "effect/encoding/Toml"
import * as Yaml from "effect/encoding/Yaml"
import * as Result from "effect/Result"

/** The metadata at the head of a Markdown file, YAML between `---`, TOML between `+++` or JSON in braces, and the text after it. */
export const frontMatter = (source: string): { fields: Readonly<Record<string, unknown>>; body: string } => {
  const object = JSON_HEAD.exec(source)
  const json = jsonFields(object?.groups?.["bare"] ?? object?.groups?.["fenced"] ?? "")
  if (object !== null && json !== undefined) return { fields: json, body: source.slice(object[0].length) }
  const [whole, fence, head] = FRONT_MATTER.exec(source.slice(0, LONGEST)) ?? []
  if (whole === undefined || fence === undefined || head === undefined) return { fields: {}, body: source }
  // A text may begin with a rule and have a second one: metadata begin with a key.
  if (fence === "---" && !KEY.test(head.replace(/^[ \t]*(?:#.*)?\r?\n/gm, ""))) return { fields: {}, body: source }
  return { fields: fence === "---" ? yaml(head) : toml(head), body: source.slice(whole.length) }
}

const FRONT_MATTER = /^\s*(---|\+\+\+)[ \t]*\r?\n((?:[^\n]*\n)*?)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/

/** UTF-16 code units within which metadata must end: a text of millions of lines may begin with a rule. */
const LONGEST = 1 << 18

/** An object whose last brace has a line of its own, bare or between `---json` and `---` (or `;;;`). */
const JSON_HEAD =
  /^\s*(?:(?<bare>\{(?:[^\n]*\n)*?\}|\{[^\n]*\})[ \t]*(?:\r?\n|$)|(?<fence>---json|;;;)[ \t]*\r?\n(?<fenced>(?:[^\n]*\n)*?)(?:---|;;;)[ \t]*(?:\r?\n|$))/

const jsonFields = (head: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(head)
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const KEY = /^["']?[\w-]+["']?[ \t]*:(?:\s|$)/

const yaml = (head: string): Readonly<Record<string, unknown>> => {
  try {
    const value = Yaml.parse(head)
    return typeof value === "object" && value !== null ? { ...value } : {}
  } catch {
    return simpleFields(head)
  }
}

const toml = (head: string): Readonly<Record<string, unknown>> => Result.getOrElse(Toml.parse(head), () => ({}))

/** What people write that is not YAML, first of all `title: A colon: unquoted`: every line with a key and a value is taken. */
const simpleFields = (head: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...head.matchAll(/^([\w-]+)[ \t]*:(.*)$/gm)].map(([, key, value]) => [
      key,
      value!.trim().replace(/^(?:"(.*)"|'(.*)'|\[(.*)\])$/, "$1$2$3")
    ])
  )
