import * as Toml from "effect/encoding/Toml"
import * as Yaml from "effect/encoding/Yaml"
import * as Result from "effect/Result"

/** The metadata at the head of a Markdown file, YAML between `---` or TOML between `+++`, and the text after it. */
export const frontMatter = (source: string): { fields: Readonly<Record<string, unknown>>; body: string } => {
  const [whole, fence, head] = FRONT_MATTER.exec(source.slice(0, LONGEST)) ?? []
  if (whole === undefined || fence === undefined || head === undefined) return { fields: {}, body: source }
  // A text may begin with a rule and have a second one: metadata begin with a key.
  if (fence === "---" && !KEY.test(head.replace(/^[ \t]*(?:#.*)?\r?\n/gm, ""))) return { fields: {}, body: source }
  return { fields: fence === "---" ? yaml(head) : toml(head), body: source.slice(whole.length) }
}

const FRONT_MATTER = /^\s*(---|\+\+\+)[ \t]*\r?\n((?:[^\n]*\n)*?)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/

/** UTF-16 code units within which metadata must end: a text of millions of lines may begin with a rule. */
const LONGEST = 1 << 18

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
