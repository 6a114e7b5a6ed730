import { Refused } from "./parsed.ts"

/**
 * A cell or JSON value as text, `undefined` where there is none: numbers and booleans as they are written, the members of a
 * list joined (authors by ", ", paragraphs by a blank line: `separator`), of an object its `name`. Throws `Refused` where
 * lists stand too deep in one another, or name one another too often (aliases of YAML double with every line).
 */
export const asText = (value: unknown, separator = ", "): string | undefined => {
  let values = 0
  const textOf = (value: unknown, separator: string, depth: number): string | undefined => {
    if (depth > DEEPEST || ++values > MOST_VALUES) throw TOO_NESTED
    if (typeof value === "string") return value
    if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value)
    if (Array.isArray(value)) {
      const members = value.map((member) => textOf(member, ", ", depth + 1)).filter((member) => member !== undefined)
      return members.length === 0 ? undefined : members.join(separator)
    }
    if (typeof value === "object" && value !== null && "name" in value) return textOf(value.name, separator, depth + 1)
    return undefined
  }
  return textOf(value, separator, 0)
}

const DEEPEST = 100
const MOST_VALUES = 1 << 20

const TOO_NESTED = new Refused("TooDeep", "Lists stand too deep in one another, or are too many, for a text")
