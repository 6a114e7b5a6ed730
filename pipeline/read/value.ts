import { Refused } from "./parsed.ts"

/**
 * A cell or JSON value as text, `undefined` where there is none: numbers and booleans as they are written, the members of a
 * list joined by ", ", of an object its `name` or text. Throws `Refused` where lists stand too deep in one another, or name
 * one another too often (aliases of YAML double with every line).
 */
export const asText = (value: unknown): string | undefined => join(value, METADATA)

/** The same of an article's body: the members of a list are paragraphs, those of a list in a list sentences. */
export const asBody = (value: unknown): string | undefined => join(value, BODY)

interface Joining {
  /** Between the members of a list that is in no other, and of one that is. */
  readonly separators: readonly [outer: string, inner: string]
  /** The keys of an object of which the first that it has is taken. */
  readonly keys: ReadonlyArray<string>
}

const METADATA: Joining = { separators: [", ", ", "], keys: ["name", "text"] }
const BODY: Joining = { separators: ["\n\n", " "], keys: ["text", "content", "body", "value", "paragraph", "name"] }

const join = (value: unknown, { keys, separators }: Joining): string | undefined => {
  let values = 0
  const textOf = (value: unknown, separator: string, depth: number): string | undefined => {
    if (depth > DEEPEST || ++values > MOST_VALUES) throw TOO_NESTED
    if (typeof value === "string") return MISSING.has(value) ? undefined : value
    if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value)
    if (Array.isArray(value)) {
      const members = value
        .map((member) => textOf(member, separators[1], depth + 1))
        .filter((member) => member !== undefined)
      return members.length === 0 ? undefined : members.join(separator)
    }
    if (typeof value !== "object" || value === null) return undefined
    const key = keys.find((key) => Object.hasOwn(value, key))
    return key === undefined ? undefined : textOf(Reflect.get(value, key), separator, depth + 1)
  }
  return textOf(value, separators[0], 0)
}

/** What programs write where a value is missing. */
const MISSING: ReadonlySet<string> = new Set(["NaN", "nan", "null", "NULL", "None", "<NA>", "#N/A"])

const DEEPEST = 100
const MOST_VALUES = 1 << 20

const TOO_NESTED = new Refused("TooDeep", "Lists stand too deep in one another, or are too many, for a text")
