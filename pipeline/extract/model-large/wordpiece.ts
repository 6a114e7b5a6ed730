/** Cuts a text into the ids of its word pieces, at most `most` of them. */
export type WordPiece = (text: string, most: number) => Array<number>

/**
 * The tokenizer of uncased BERT (Devlin et al. 2019) with WordPiece (Schuster & Nakajima 2012): lower case without
 * accents, words and punctuation marks apart, each word into the longest pieces that the vocabulary has. No special
 * tokens are added.
 *
 * @param vocabulary a piece a line; pieces inside a word begin with `##`; the line number, from 0, is the id
 */
export const wordPiece = (vocabulary: string): WordPiece => {
  const ids = new Map(
    vocabulary
      .trimEnd()
      .split("\n")
      .map((piece, id) => [piece, id])
  )
  const unknown = ids.get("[UNK]")!

  const pieces = (word: string): Array<number> => {
    if (word.length > LONGEST_WORD && [...word].length > LONGEST_WORD) return [unknown]
    const found: Array<number> = []
    for (let start = 0; start < word.length;) {
      let end = word.length
      let id: number | undefined
      while (
        end > start &&
        (id = ids.get(start === 0 ? word.slice(0, end) : `##${word.slice(start, end)}`)) === undefined
      )
        end--
      if (id === undefined) return [unknown]
      found.push(id)
      start = end
    }
    return found
  }

  return (text, most) => {
    const found: Array<number> = []
    for (const [word] of plain(text.slice(0, ENOUGH_TEXT)).matchAll(WORD)) {
      if (found.length >= most) break
      found.push(...pieces(word))
    }
    return found.slice(0, most)
  }
}

/** Characters of a word that is still looked up. */
const LONGEST_WORD = 100
/** UTF-16; no sentence that is prose is longer. */
const ENOUGH_TEXT = 8000

const plain = (text: string): string =>
  text
    .replace(/[\t\n\r]/g, " ")
    .replace(/[\p{C}\uFFFD]/gu, "")
    .replace(CJK, " $& ")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    // The Σ that ends a word too: the vocabulary's makers lowered letter by letter.
    .replaceAll("Σ", "σ")
    .toLowerCase()

/** Ideographs, each a word of its own; the ranges are those of the tokenizer that the vocabulary is for. */
const CJK =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu

/** A punctuation mark, ASCII's symbols among them, or all between such marks and white space. */
const WORD = /[!-/:-@[-`{-~\p{P}]|[^\s!-/:-@[-`{-~\p{P}]+/gu
