import * as Effect from "effect/Effect"
import { offsets } from "../../pipeline/split/offsets.ts"
import { idPath } from "../../pipeline/write/idPath.ts"
import type { FindText, ForeignArticle, ForeignSegment, LabelFile, LabelFormat } from "./format.ts"
import { Problem } from "./problem.ts"
import { relationOf, stanceOf } from "./vocabulary.ts"

/**
 * BIO columns: a token first (after its number, where every line has one) and its tag last, by tabs or spaces.
 * Blank lines part the articles; where `-DOCSTART-` lines do, blank lines part sentences, unless no article has any inside.
 * The text is the dataset's where it is known and has these tokens with only white space between, else the tokens with single
 * spaces between them. A tag may carry more after its label, as in the essays of
 * Eger et al. 2017: `B-Premise:-2:Support` supports the segment two before it, `B-Claim:Against` has a stance.
 * An `I-` that continues nothing begins a segment, as CoNLL's own scorer reads it.
 * An article's id stands in parentheses behind its `-DOCSTART-`, as the pipeline writes it, else it is the file's, with `/1`, `/2` … where that has several.
 */
export const conll: LabelFormat = {
  name: "CoNLL BIO",
  recognises: ({ content }) => {
    const lines = content
      .slice(0, SNIFFED)
      .split(/\r?\n/)
      .slice(0, -1)
      .filter((line) => line.trim() !== "" && !DOCSTART.test(line))
    return lines.length > 0 && lines.every((line) => TAG.test(columns(line).at(-1)!) && columns(line).length > 1)
  },
  decode: (file, findText) => decode(file, findText)
}

const SNIFFED = 20_000
const DOCSTART = /^-DOCSTART-(?:\s+\((.*)\)\s*$)?/
const TAG = /^(?:O|([BI])-([^:]+)((?::[^:]+)*))$/

const columns = (line: string): ReadonlyArray<string> =>
  line.split(line.includes("\t") ? "\t" : " ").filter((cell) => cell !== "")

interface Token {
  readonly line: number
  readonly text: string
  readonly tag: string
  readonly newSentence: boolean
}

interface Document {
  readonly id: string | undefined
  readonly tokens: Array<Token>
}

const decode = Effect.fnUntraced(function* (file: LabelFile, findText: FindText) {
  const problems: Array<Problem> = []
  const documents: Array<Document> = []
  const begin = (id?: string): Document => {
    const document = { id, tokens: [] }
    documents.push(document)
    return document
  }
  let document: Document | undefined
  const lines = file.content.split(/\r?\n/)
  const byDocstart = lines.some((line) => DOCSTART.test(line))
  const full = lines.filter((line) => line.trim() !== "" && !DOCSTART.test(line)).map(columns)
  const tokenAt = full.every((cells) => cells.length > 2 && /^\d+$/.test(cells[0]!)) ? 1 : 0
  let newSentence = true
  lines.forEach((line, i) => {
    const docstart = DOCSTART.exec(line)
    if (docstart !== null || (line.trim() === "" && !byDocstart)) {
      document = docstart?.[1] === undefined ? undefined : begin(idPath.decode(docstart[1]))
      newSentence = true
    } else if (line.trim() === "") newSentence = true
    else {
      const cells = columns(line)
      const tag = cells.at(-1)!
      if (cells.length < tokenAt + 2 || !TAG.test(tag)) {
        const message = `its last column is ${JSON.stringify(tag)}; a token and a tag (O, B-… or I-…) are needed`
        problems.push(new Problem({ article: file.id, place: `${file.path} line ${i + 1}`, message }))
      } else {
        document ??= begin()
        document.tokens.push({ line: i + 1, text: cells[tokenAt]!, tag, newSentence })
        newSentence = false
      }
    }
  })
  const withSentences = byDocstart && hasSentences(documents)
  const articles = yield* Effect.forEach(documents, ({ id, tokens }, i) => {
    const name = id ?? (documents.length === 1 ? file.id : `${file.id}/${i + 1}`)
    return Effect.map(findText(name, []), (text) => article(file, name, tokens, withSentences, text))
  })
  return { articles, problems }
})

/** Whether blank lines part sentences: some article has more than one block. */
const hasSentences = (documents: ReadonlyArray<Document>) =>
  documents.some(({ tokens }) => tokens.filter(({ newSentence }) => newSentence).length > 1)

const article = (
  file: LabelFile,
  id: string,
  tokens: ReadonlyArray<Token>,
  withSentences: boolean,
  known: string | undefined
): ForeignArticle => {
  const places = known === undefined ? undefined : placesIn(known, tokens)
  const text = known !== undefined && places !== undefined ? known : tokens.map(({ text }) => text).join(" ")
  const { toCodePoints } = offsets(text)
  const sentences: Array<[number, number]> = []
  const segments: Array<ForeignSegment> = []
  let at = 0
  /** What the running segment's tags say after their `B-` or `I-`; empty outside one. */
  let running = ""
  tokens.forEach((token, i) => {
    if (places !== undefined) at = places[i]!
    const start = toCodePoints(at)
    const end = toCodePoints(at + token.text.length)
    at += token.text.length + 1
    if (token.newSentence) sentences.push([start, end])
    else sentences.at(-1)![1] = end
    const says = token.tag.slice(2)
    if (says !== "" && says === running && token.tag.startsWith("I")) segments.push({ ...segments.pop()!, end })
    else if (says !== "")
      segments.push({ ...read(token, segments.length + 1), start, end, place: `${file.path} line ${token.line}` })
    running = says
  })
  return { id, place: file.path, text, ...(withSentences ? { sentences } : {}), segments }
}

/** Where each token stands in a text that has them in order with only white space and control characters between, in UTF-16. */
const placesIn = (text: string, tokens: ReadonlyArray<Token>): ReadonlyArray<number> | undefined => {
  const places: Array<number> = []
  let at = 0
  for (const token of tokens) {
    BETWEEN.lastIndex = at
    BETWEEN.test(text)
    at = BETWEEN.lastIndex
    if (!text.startsWith(token.text, at)) return undefined
    places.push(at)
    at += token.text.length
  }
  BETWEEN.lastIndex = at
  BETWEEN.test(text)
  return BETWEEN.lastIndex === text.length ? places : undefined
}

const BETWEEN = /[\s\p{Cc}]*/uy

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
    ...(distance === undefined || relation === undefined
      ? {}
      : { link: { relation, target: String(number + distance) } }),
    ...(stance === undefined ? {} : { stance })
  }
}
