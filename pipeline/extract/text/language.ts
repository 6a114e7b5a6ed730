/**
 * Whether a text is English, by its commonest words: a quarter of running English, hardly any of another language.
 * True of short texts.
 */
export const looksEnglish = (text: string): boolean => {
  const words =
    text
      .slice(0, ENOUGH_TEXT)
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []
  return words.length < ENOUGH_WORDS || words.filter((word) => COMMON.has(word)).length >= LEAST * words.length
}

/** UTF-16. */
const ENOUGH_TEXT = 4000
/** Fewer say nothing. */
const ENOUGH_WORDS = 30
const LEAST = 0.12
const COMMON = new Set(
  "the of and to is that it for was with be by this have from or had not are but at which you they we an were their there been has will would".split(
    " "
  )
)
