/** The segments that a text answers with, as they are written. */
export interface AnswerText {
  readonly items: ReadonlyArray<unknown>
  /** Whether the answer came to its end. */
  readonly whole: boolean
}

/**
 * The list of segments in a text, which may have thoughts, prose or code fences around it, or break off. Where there are several, the
 * last one counts: those before it were drafts. `undefined` where there is none.
 */
export const readAnswer = (text: string): AnswerText | undefined => {
  const said = withoutThoughts(text)
  const lists = listsIn(said)
  for (const { end, start } of lists.toReversed()) {
    const list = end === undefined ? undefined : parse(said.slice(start, end))
    if (Array.isArray(list)) return { items: list, whole: true }
    const items = flatObjects(said.slice(start))
    if (items.length > 0) return { items, whole: false }
  }
  const items = flatObjects(said)
  return items.length === 0 ? undefined : { items, whole: false }
}

/** What is said after thinking aloud; thoughts that do not end are followed by nothing. */
const withoutThoughts = (text: string): string => {
  const closed = [...text.matchAll(/<\/(?:think|thinking|thought|thoughts|reasoning|reflection|analysis)>/gi)].at(-1)
  const rest = closed === undefined ? text : text.slice(closed.index + closed[0].length)
  return rest.replace(/<(?:think|thinking|thought|thoughts|reasoning|reflection|analysis)>[^]*$/i, "")
}

interface Stretch {
  readonly start: number
  /** Undefined where it breaks off. */
  readonly end: number | undefined
}

/** The lists of segments in a text, those inside of others left out. */
const listsIn = (text: string): ReadonlyArray<Stretch> => {
  const lists: Array<Stretch> = []
  let at = 0
  for (const { 0: lead, index } of [...text.matchAll(LIST)].slice(-MOST_LISTS)) {
    const start = index + lead.length - 1
    if (start < at) continue
    const end = endOf(text, start)
    lists.push({ start, end })
    if (end !== undefined) at = end
  }
  return lists
}

/** Drafts that are looked at, from the end. */
const MOST_LISTS = 50

/** `"segments": [`, or a list that is all of the text, or of objects that have a first sentence. */
const LIST = /["']?\bsegments["']?\s*:\s*\[|^\s*\[|\[(?=\s*\{\s*["']?first\b)/gi

/** After the bracket that closes the one at `start`. */
const endOf = (text: string, start: number): number | undefined => {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === "\\" && quoted) at++
    else if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === "[" || char === "{") depth++
    else if ((char === "]" || char === "}") && --depth === 0) return at + 1
  }
  return undefined
}

/** Segments are flat objects: those that are whole can be read by themselves. */
const flatObjects = (text: string): ReadonlyArray<unknown> =>
  [...text.matchAll(/\{[^{}]*\}/g)].flatMap(([object]) => {
    const value = parse(object)
    return isRecord(value) && "first" in value ? [value] : []
  })

/** JSON in which a comma may stand before a closing bracket. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, "$1"))
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * A segment with what nobody could take for anything else put right: numbers in quotation marks, words in capitals, confidence in per
 * cent. `undefined` where it says that there is none.
 */
export const asMeant = (item: unknown): unknown => {
  if (!isRecord(item)) return item
  const { confidence, first, kind, label, last, relation, stance, target, ...rest } = item
  const word = (value: unknown) => {
    const small = typeof value === "string" ? value.trim().toLowerCase() : value
    return small === "" || small === "null" || small === "none" || small === "n/a" ? null : small
  }
  if (typeof label === "string" && word(label) === null) return undefined
  const pointed = number(target)
  return {
    ...rest,
    first: number(first),
    last: number(last),
    label: word(label),
    stance: word(stance),
    kind: word(kind),
    target: pointed === 0 ? null : pointed,
    relation: word(relation),
    confidence: share(confidence)
  }
}

const number = (value: unknown): unknown => {
  if (typeof value !== "string") return value
  const [, digits] = /^\s*\[?(\d{1,9})\]?\s*$/.exec(value) ?? []
  return digits === undefined ? (/^\s*(?:null|none)?\s*$/i.test(value) ? null : value) : Number(digits)
}

/** 0 to 1, as it is or of "95%", 95 and "0.95". */
const share = (value: unknown): unknown => {
  const [, digits, percent] = typeof value === "string" ? (/^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) ?? []) : []
  const stated = digits === undefined ? value : Number(digits)
  if (typeof stated !== "number") return stated
  return percent === "%" || (stated > 1 && stated <= 100) ? stated / 100 : stated
}
