/** The values of a JSON file, one after the other: the file's one value, the elements of its array, or one a line (JSONL). */
export function* jsonValues(content: string): Generator<JsonValue> {
  const whole = parse(content, "")
  if (whole.error === undefined) {
    if (!Array.isArray(whole.value)) yield whole
    else for (const [i, value] of whole.value.entries()) yield { where: `item ${i + 1}`, value }
    return
  }
  const lines = content.trim().includes("\n") ? content.split("\n") : []
  const first = lines.find((line) => line.trim() !== "")
  // A file whose first line is no value by itself is one broken JSON text, not lines of JSON.
  if (first === undefined || parse(first, "").error !== undefined) yield whole
  else for (const [i, line] of lines.entries()) if (line.trim() !== "") yield parse(line, `line ${i + 1}`)
}

export interface JsonValue {
  /** `line 3`, `item 2` of an array, or empty for a file that is one value. */
  readonly where: string
  readonly value?: unknown
  /** Why there is no value. */
  readonly error?: string
}

const parse = (text: string, where: string): JsonValue => {
  try {
    return { where, value: JSON.parse(text) }
  } catch (cause) {
    return { where, error: `it is not JSON: ${cause instanceof Error ? cause.message : String(cause)}` }
  }
}
