import type { Document } from "../../../schemas/document.ts"
import { isContent, isLongContent } from "./contentWords.ts"
import { hashOf } from "./hash.ts"

/** A word in lower case, a punctuation mark or a number, and all that is asked of it by itself. */
export interface Token {
  readonly form: string
  /** The kinds of thing it is, such as `#name` or `#year`. */
  readonly classes: ReadonlyArray<string>
  /** Of the form, and of its last three letters. */
  readonly hash: number
  readonly endingHash: number
  /**
   * The word's rough stem, its first six letters, as far as it carries content; two ideas of that, see
   * contentWords.ts.
   */
  readonly content: string | undefined
  readonly longContent: string | undefined
}

/** The tokens of every sentence. */
export const tokensOf = ({ article, sentences }: Document): Array<ReadonlyArray<Token>> =>
  sentences.map(({ end, start }) => tokenize(article.text.slice(start, end)))

/**
 * The tokens of a sentence, between `^` and `$`. A quotation mark or bullet that opens the sentence stands before the
 * `^`.
 */
export const tokenize = (sentence: string): Array<Token> => {
  const tokens: Array<Token> = []
  let started = false
  for (const [token] of sentence.slice(0, LONGEST).matchAll(TOKEN)) {
    const opens: boolean = !started && kindOf(token) !== "mark"
    if (opens) tokens.push(START)
    started ||= opens
    tokens.push(known(token, opens))
  }
  tokens.push(END)
  return tokens
}

/** Nothing needs more of a sentence than this; one longer is not prose. In UTF-16. */
const LONGEST = 4000

const TOKEN =
  /https?:\/\/\S+|www\.\S+|[$€£]?\d[\d.,]*\d%?|[$€£]?\d%?|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|["“”«»?!:;,()—–…]/gu

const kindOf = (token: string): "word" | "mark" | "number" => {
  const code = token.charCodeAt(0)
  if ((code >= 48 && code <= 57) || code === 36 || code === 8364 || code === 163) return "number"
  return token.length === 1 && !/\p{L}/u.test(token) ? "mark" : "word"
}

const NONE: ReadonlyArray<string> = []
const NAME = ["#name"]
const PAST = ["#past"]
const tokenOf = (form: string, classes: ReadonlyArray<string>): Token => ({
  form,
  classes,
  hash: hashOf(form),
  endingHash: hashOf(form.slice(-3)),
  content: isContent(form) ? form.slice(0, 6) : undefined,
  longContent: isLongContent(form) ? form.slice(0, 6) : undefined
})

const START = tokenOf("^", NONE)
const END = tokenOf("$", NONE)

/** Tokens that were met already: a few thousand words make up most of every text. Begun anew when it is full. */
const KNOWN = { first: new Map<string, Token>(), further: new Map<string, Token>() }
const MOST_KNOWN = 30_000

const known = (text: string, first: boolean): Token => {
  const tokens = first ? KNOWN.first : KNOWN.further
  const before = tokens.get(text)
  if (before !== undefined) return before
  const kind = kindOf(text)
  const token = kind === "word" ? word(text, first) : kind === "mark" ? mark(text) : number(text)
  if (text.length > LONGEST_KNOWN) return token
  if (tokens.size === MOST_KNOWN) tokens.clear()
  // A slice would hold on to all of its text.
  tokens.set(Buffer.from(text).toString(), token)
  return token
}
const LONGEST_KNOWN = 40

const word = (token: string, first: boolean): Token => {
  const lower = token.toLowerCase().replaceAll("’", "'")
  if (lower.startsWith("http") || lower.startsWith("www.")) return tokenOf(lower, ["#url"])
  // English begins a sentence with a capital, so a name shows only after that; "I" and its contractions are no names.
  const capital = token.charCodeAt(0) !== lower.charCodeAt(0)
  if (capital && !first && lower !== "i" && !lower.startsWith("i'")) return tokenOf(lower, NAME)
  return tokenOf(lower, lower.length > 4 && lower.endsWith("ed") ? PAST : NONE)
}

const mark = (token: string): Token => tokenOf(/["“”«»]/.test(token) ? '"' : token === "–" ? "—" : token, NONE)

const number = (token: string): Token => {
  if (token.endsWith("%")) return tokenOf(token, ["#number", "#percent"])
  if (!/\d/.test(token[0]!)) return tokenOf(token, ["#number", "#money"])
  return tokenOf(token, /^(?:1[5-9]|20)\d\d$/.test(token) ? ["#year"] : ["#number"])
}
