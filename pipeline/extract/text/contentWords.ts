import type { Token } from "./tokens.ts"

/** Words that carry content, roughly stemmed: at least four letters, cut to six. */
export const contentWords = (tokens: ReadonlyArray<Token>): Set<string> => {
  const found = new Set<string>()
  for (const { content } of tokens) if (content !== undefined) found.add(content)
  return found
}

export const isContent = (form: string): boolean => form.length > 3 && form.charCodeAt(0) >= 97 && !COMMON.has(form)

/** Those of at least five letters, without more of the common ones: what an echo of a sentence is heard by. */
export const longContentWords = (tokens: ReadonlyArray<Token>): Set<string> => {
  const found = new Set<string>()
  for (const { longContent } of tokens) if (longContent !== undefined) found.add(longContent)
  return found
}

export const isLongContent = (form: string): boolean => form.length > 4 && !COMMON_LONG.has(form)

/** How many words two sets share. */
export const sharedWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const word of few) if (many.has(word)) shared++
  return shared
}

/** Cosine of two sets. */
export const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const shared = sharedWords(a, b)
  return shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size)
}

const COMMON = new Set(
  (
    "about also been could does from have here into just more most much only other over some such than that their them then " +
    "there these they this those very were what when where which while will with would your should being because through before after might"
  ).split(" ")
)

const COMMON_LONG = new Set(
  (
    "about above after again against another because before being below between cannot could every first going having might never often " +
    "other people really right should since some something still their there these thing things think those though through under until " +
    "using very where which while whose within without would"
  ).split(" ")
)
