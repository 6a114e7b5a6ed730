import { isEscaped } from "./isEscaped.ts"

/**
 * JSON as JavaScript should have it, in pieces: a whole number of more digits than a number of JavaScript can tell apart
 * (ids of posts have 19) becomes a string, and Python's NaN and Infinity, which no JSON has, become null. The rest stays.
 */
export class PlainJson {
  /** What a piece ended in that only the next one can tell: in a string a backslash, else a number or word. */
  #kept = ""
  #inString = false

  add(piece: string): string {
    const text = this.#kept + piece
    let out = ""
    for (let from = 0; from < text.length;) {
      const quote = this.#inString ? stringEnd(text, from) : text.indexOf('"', from)
      const end = quote === -1 ? Math.max(from, text.length - (this.#inString ? open(text) : word(text))) : quote + 1
      const part = text.slice(from, end)
      out += this.#inString ? part : plain(part)
      if (quote === -1) {
        this.#kept = text.slice(end)
        return out
      }
      this.#inString = !this.#inString
      from = end
    }
    this.#kept = ""
    return out
  }

  end(): string {
    return this.#inString ? this.#kept : plain(this.#kept)
  }
}

/** The same of a whole text. */
export const plainJson = (text: string): string => {
  if (!MAYBE.test(text)) return text
  const json = new PlainJson()
  return json.add(text) + json.end()
}

const MAYBE = /\d{16}|NaN|Infinity/

/** How many characters at a piece's end the next one belongs to, inside a string and outside. */
const open = (text: string): number => (isEscaped(text, text.length) ? 1 : 0)
const word = (text: string): number => /[-+.\w]*$/.exec(text.slice(-LONGEST_WORD))![0].length

/** A number of more digits is left as it is, where a piece ends in it. */
const LONGEST_WORD = 400

/** Where the quotation mark is that ends a string which `from` is inside of; -1 where it is not there yet. */
const stringEnd = (text: string, from: number): number => {
  let i = text.indexOf('"', from)
  while (i !== -1 && isEscaped(text, i)) i = text.indexOf('"', i + 1)
  return i
}

/** Of what stands between strings. */
const plain = (text: string): string =>
  MAYBE.test(text)
    ? text.replace(/[-+.\w]+/g, (word) => {
        if (/^(?:NaN|-?Infinity)$/.test(word)) return "null"
        return /^-?\d{16,}$/.test(word) && !Number.isSafeInteger(Number(word)) ? `"${word}"` : word
      })
    : text
