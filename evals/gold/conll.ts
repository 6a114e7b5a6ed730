import * as Effect from "effect/Effect"
import { offsets } from "../../pipeline/split/offsets.ts"
import type { ForeignArticle, ForeignSegment, LabelFile, LabelFormat } from "./format.ts"
import { Problem } from "./problem.ts"
import { relationOf, stanceOf } from "./vocabulary.ts"

/**
 * BIO columns: a token first (after its number, where every line has one) and its tag last, by tabs or spaces.
 * Blank lines part the articles; where `-DOCSTART-` lines do, blank lines part sentences.
 * The text is the tokens with single spaces between them. A tag may carry more after its label, as in the essays of
 * Eger et al. 2017: `B-Premise:-2:Support` supports the segment two before it, `B-Claim:Against` has a stance.
 * An `I-` that continues nothing begins a segment, as CoNLL's own scorer reads it.
 * An article's id is the file's, with `/1`, `/2` … where the file has several.
 */
export const conll: LabelFormat = {
  name: "CoNLL BIO",
  recognises: ({ content }) => {
    const lines = content.slice(0, SNIFFED).split(/\r?\n/).slice(0, -1).filter((line) => line.trim() !== "" && !DOCSTART.test(line))
    return lines.length > 0 && lines.every((line) => TAG.test(columns(line).at(-1)!) && columns(line).length > 1)
  },
  decode: (file) => Effect.sync(() => decode(file))
}

const SNIFFED = 20_000
const DOCSTART = /^-DOCSTART-/
const TAG = /^(?:O|([BI])-([^:]+)((?::[^:]+)*))$/

const columns = (line: string): ReadonlyArray<string> => line.split(line.includes("\t") ? "\t" : " ").filter((cell) => cell !== "")

interface Token {
  readonly line: number
  readonly text: string
  readonly tag: string
  readonly newSentence: boolean
}

const decode = (file: LabelFile) => {
  const problems: Array<Problem> = []
  const documents: Array<Array<Token>> = [[]]
  const lines = file.content.split(/\r?\n/)
  const byDocstart = lines.some((line) => DOCSTART.test(line))
  const full = lines.filter((line) => line.trim() !== "" && !DOCSTART.test(line)).map(columns)
  const tokenAt = full.every((cells) => cells.length > 2 && /^\d+$/.test(cells[0]!)) ? 1 : 0
  let newSentence = true
  lines.forEach((line, i) => {
    if (DOCSTART.test(line) || (line.trim() === "" && !byDocstart)) {
      if (documents.at(-1)!.length > 0) documents.push([])
      newSentence = true
    } else if (line.trim() === "") newSentence = true
    else {
      const cells = columns(line)
      const tag = cells.at(-1)!
      if (cells.length < tokenAt + 2 || !TAG.test(tag)) {
        const message = `its last column is ${JSON.stringify(tag)}; a token and a tag (O, B-… or I-…) are needed`
        problems.push(new Problem({ article: file.id, place: `${file.path} line ${i + 1}`, message }))
      } else {
        documents.at(-1)!.push({ line: i + 1, text: cells[tokenAt]!, tag, newSentence })
        newSentence = false
      }
    }
  })
  if (documents.at(-1)!.length === 0) documents.pop()
  return {
    articles: documents.map((tokens, i) =>
      article(file, documents.length === 1 ? file.id : `${file.id}/${i + 1}`, tokens, byDocstart)),
    problems
  }
}

const article = (file: LabelFile, id: string, tokens: ReadonlyArray<Token>, withSentences: boolean): ForeignArticle => {
  const text = tokens.map(({ text }) => text).join(" ")
  const { toCodePoints } = offsets(text)
  const sentences: Array<[number, number]> = []
  const segments: Array<ForeignSegment> = []
  let at = 0
  /** What the running segment's tags say after their `B-` or `I-`; empty outside one. */
  let running = ""
  for (const token of tokens) {
    const start = toCodePoints(at)
    const end = toCodePoints(at + token.text.length)
    at += token.text.length + 1
    if (token.newSentence) sentences.push([start, end])
    else sentences.at(-1)![1] = end
    const says = token.tag.slice(2)
    if (says !== "" && says === running && token.tag.startsWith("I")) segments.push({ ...segments.pop()!, end })
    else if (says !== "") segments.push({ ...read(token, segments.length + 1), start, end, place: `${file.path} line ${token.line}` })
    running = says
  }
  return { id, place: file.path, text, ...(withSentences ? { sentences } : {}), segments }
}

/** What the tag of a segment's first token says: label, and after colons a distance to its target, a relation, a stance. */
const read = ({ tag }: Token, number: number): Omit<ForeignSegment, "start" | "end" | "place"> => {
  const [, , label, rest] = TAG.exec(tag) as unknown as [string, string, string, string]
  const words = rest.split(":")
  const distance = words.map(Number).find((n) => Number.isInteger(n) && n !== 0)
  const relation = words.map(relationOf).find((word) => word !== undefined)
  const stance = words.map(stanceOf).find((word) => word !== undefined)
  return {
    id: String(number),
    label,
    ...(distance === undefined || relation === undefined ? {} : { link: { relation, target: String(number + distance) } }),
    ...(stance === undefined ? {} : { stance })
  }
}
