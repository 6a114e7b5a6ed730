/**
 * A cell or JSON value as text, `undefined` where there is none: numbers and booleans as they are written, the members of a
 * list joined (authors by ", ", paragraphs by a blank line: `separator`), of an object its `name`.
 */
export const asText = (value: unknown, separator = ", "): string | undefined => {
  if (typeof value === "string") return value
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value)
  if (Array.isArray(value)) {
    const members = value.map((member) => asText(member)).filter((member) => member !== undefined)
    return members.length === 0 ? undefined : members.join(separator)
  }
  if (typeof value === "object" && value !== null && "name" in value) return asText(value.name, separator)
  return undefined
}
