import type { Document } from "../../../schemas/document.ts"

/** A word in lower case, a punctuation mark or a number; and the kinds of thing it is, such as `#name` or `#year`. */
export interface Token {
  readonly form: string
  readonly classes: ReadonlyArray<string>
}

/** The tokens of every sentence. */
export const tokensOf = ({ article, sentences }: Document): Array<ReadonlyArray<Token>> =>
  sentences.map(({ end, start }) => tokenize(article.text.slice(start, end)))

/** The tokens of a sentence, between `^` and `$`. A quotation mark or bullet that opens the sentence stands before the `^`. */
export const tokenize = (sentence: string): Array<Token> => {
  const tokens: Array<Token> = []
  let started = false
  for (const [token] of sentence.slice(0, LONGEST).matchAll(TOKEN)) {
    const kind = kindOf(token)
    if (!started && kind !== "mark") {
      tokens.push(START)
      started = true
      tokens.push(kind === "word" ? word(token, true) : number(token))
    } else tokens.push(kind === "word" ? word(token, false) : kind === "mark" ? mark(token) : number(token))
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
const START: Token = { form: "^", classes: NONE }
const END: Token = { form: "$", classes: NONE }

const word = (token: string, first: boolean): Token => {
  const lower = token.toLowerCase().replaceAll("’", "'")
  if (lower.startsWith("http") || lower.startsWith("www.")) return { form: lower, classes: ["#url"] }
  // English begins a sentence with a capital, so a name shows only after that; "I" and its contractions are no names.
  const capital = token.charCodeAt(0) !== lower.charCodeAt(0)
  if (capital && !first && lower !== "i" && !lower.startsWith("i'")) return { form: lower, classes: NAME }
  return { form: lower, classes: lower.length > 4 && lower.endsWith("ed") ? PAST : NONE }
}

const mark = (token: string): Token => ({
  form: /["“”«»]/.test(token) ? '"' : token === "–" ? "—" : token,
  classes: NONE
})

const number = (token: string): Token => {
  if (token.endsWith("%")) return { form: token, classes: ["#number", "#percent"] }
  if (!/\d/.test(token[0]!)) return { form: token, classes: ["#number", "#money"] }
  return { form: token, classes: /^(?:1[5-9]|20)\d\d$/.test(token) ? ["#year"] : ["#number"] }
}
