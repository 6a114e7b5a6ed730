import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Document } from "../../../schemas/document.ts"
import { Kind, Label, Relation, Stance } from "../../../schemas/label.ts"
import { Confidence, Ordinal } from "../../../schemas/offset.ts"
import { isCircular, overlap, rangeProblem } from "../rules.ts"
import { asMeant, readAnswer } from "./answerText.ts"
import type { Window } from "./window.ts"

/** A segment as a model answers it: sentences from 1, both ends included; `target` is a sentence of the segment that it points to. */
export interface Answered {
  readonly first: number
  readonly last: number
  readonly label: Label
  readonly stance?: Stance
  readonly kind?: Kind
  readonly target?: number
  readonly relation?: Relation
  readonly confidence?: number
}

/** Something in an answer that cannot be taken. */
export interface Problem {
  readonly message: string
  /** The sentence where it is; absent where it is about the whole answer. */
  readonly at?: number
}

/** What can be taken of an answer, in reading order, and what cannot. */
export interface Judged {
  readonly segments: ReadonlyArray<Answered>
  readonly problems: ReadonlyArray<Problem>
}

/**
 * Reads a model's answer for a window and judges its segments one by one: each must be of the schema, begin in the window and
 * end in what was shown, keep off page furniture and headings, and overlap none before it. A link must lead to a segment, of
 * this answer or of `found`, and into no circle; one that does not is a problem, and is left off its segment.
 *
 * `undefined` where there is no answer in the text at all.
 */
export const judge = (
  document: Document,
  window: Window,
  found: ReadonlyArray<Answered>,
  text: string
): Judged | undefined => {
  const answer = readAnswer(text)
  if (answer === undefined) return undefined
  const problems: Array<Problem> = answer.whole ? [] : [{ message: "it breaks off before its end" }]
  const taken: Array<Answered> = []
  for (const item of answer.items) {
    const meant = asMeant(item)
    if (meant === undefined) continue
    const decoded = decode(meant)
    if (Result.isFailure(decoded)) {
      problems.push({ message: `the segment ${show(item)}: ${oneLine(decoded.failure.message)}` })
      continue
    }
    const segment = asAnswered(decoded.success)
    // Context is shown, not asked about: its segments are, or will be, another window's.
    if (
      segment.first <= segment.last &&
      (segment.last < window.first || (segment.first > window.last && segment.last <= window.shownLast))
    )
      continue
    const problem = windowProblem(document, window, segment, taken)
    if (problem === undefined) taken.push(segment)
    else problems.push({ at: segment.first, message: `${name(segment)} ${problem}` })
  }
  taken.sort((a, b) => a.first - b.first)
  return withLinks(document, window, found, taken, problems)
}

const Item = Schema.Struct({
  first: Ordinal,
  last: Ordinal,
  label: Label,
  stance: Schema.optional(Schema.NullOr(Stance)),
  kind: Schema.optional(Schema.NullOr(Kind)),
  target: Schema.optional(Schema.NullOr(Ordinal)),
  relation: Schema.optional(Schema.NullOr(Relation)),
  confidence: Schema.optional(Schema.NullOr(Confidence))
})

const decode = Schema.decodeUnknownResult(Item, { errors: "all" })

/** Attributes that do not belong to the label are nothing that anybody said. */
const asAnswered = ({ confidence, first, kind, label, last, relation, stance, target }: typeof Item.Type): Answered => {
  const linked = (label === "claim" || label === "example") && target != null
  return {
    first,
    last,
    label,
    ...(label === "claim" && stance != null && { stance }),
    ...(label === "example" && kind != null && { kind }),
    ...(linked && { target, relation: relation ?? "supports" }),
    ...(confidence != null && { confidence })
  }
}

const windowProblem = (
  document: Document,
  window: Window,
  { first, last }: Answered,
  taken: ReadonlyArray<Answered>
): string | undefined => {
  // Where a range lies in the window is said before what it takes in, so that a model is told of what it was asked.
  if (first <= last && last <= document.sentences.length) {
    if (first < window.first) return `begins before sentence ${window.first}, in what is labelled already`
    if (last > window.shownLast) return `ends after sentence ${window.shownLast}, the last that is shown`
  }
  const problem = rangeProblem(document, { first, last })
  if (problem !== undefined) return problem
  const other = taken.find((other) => overlap(other, { first, last }))
  return other === undefined ? undefined : `overlaps ${name(other)}`
}

/** Leaves off the links that lead nowhere or round in a circle. */
const withLinks = (
  document: Document,
  window: Window,
  found: ReadonlyArray<Answered>,
  taken: ReadonlyArray<Answered>,
  problems: Array<Problem>
): Judged => {
  const all = [...found, ...taken]
  const at = (sentence: number) => all.findIndex(({ first, last }) => first <= sentence && sentence <= last)
  const left = new Set<Answered>()
  const targetOf = (n: number) => {
    const segment = all[n]
    const target = segment?.target === undefined || left.has(segment) ? -1 : at(segment.target)
    return target < 0 ? undefined : target
  }
  for (const segment of taken) {
    if (segment.target === undefined) continue
    const target = at(segment.target)
    let problem: string | undefined
    // What lies ahead of the window is not known yet.
    const ahead = segment.target > window.last && segment.target <= document.sentences.length
    if (target < 0 && !ahead) problem = `points to sentence ${segment.target}, which is in no segment`
    else if (target >= 0 && all[target] === segment) problem = "points to itself"
    else if (target >= 0 && isCircular(all.indexOf(segment), targetOf, all.length))
      problem = "is part of a circle of targets"
    if (problem === undefined) continue
    left.add(segment)
    problems.push({ at: segment.first, message: `${name(segment)} ${problem}` })
  }
  return { segments: taken.map((segment) => (left.has(segment) ? withoutLink(segment) : segment)), problems }
}

/** The same segment, pointing nowhere. */
export const withoutLink = (segment: Answered): Answered => {
  const { relation: _, target: __, ...rest } = segment
  return rest
}

const name = ({ first, label, last }: Answered): string =>
  `the ${label} of sentence${first === last ? ` ${first}` : `s ${first} to ${last}`}`

const show = (item: unknown): string => (JSON.stringify(item) ?? "").slice(0, 120)

/** An issue with its place, such as `Expected "pro" | "counter" at ["stance"]`, a line each. */
const oneLine = (message: string): string => message.replaceAll(/\n\s+at /g, " at ").replaceAll("\n", "; ")
