import { readFileSync } from "node:fs"
import { Article } from "../../schemas/article.ts"
import { split } from "../../pipeline/split/split.ts"

/** Articles of about 6 KB, made of the sample article's sentences in a shuffled order: headline, paragraphs, numbered sections. Always the same. */
export function* articles(count: number): Generator<Article> {
  const source = new URL("../../datasets/opinion/articles/industrial-internet.txt", import.meta.url)
  const sample = split(new Article({ id: "sample", text: readFileSync(source, "utf8"), source: "sample", marks: [] }))
  const body = sample.paragraphs.filter(({ kind }) => kind === "body")
  const sentences = body.flatMap(({ firstSentence, lastSentence }) =>
    Array.from({ length: lastSentence - firstSentence + 1 }, (_, i) => sample.sentence(firstSentence + i))
  )
  const pick = picker(sentences)
  for (let n = 1; n <= count; n++) {
    let text = `${pick().replace(/[.?!]+$/, "")}\n\n`
    for (let section = 0; text.length < 6000; section++) {
      if (section > 0) text += `${section}\n\n`
      for (let paragraph = 0; paragraph < 3; paragraph++) text += `${pick()} ${pick()} ${pick()}\n\n`
    }
    yield new Article({ id: `article-${n}`, text, source: `article-${n}.txt`, marks: [] })
  }
}

/** Draws with a linear congruential generator (Numerical Recipes' constants), for the same articles everywhere. */
const picker = <A>(from: ReadonlyArray<A>) => {
  let state = 1
  return (): A => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return from[Math.floor((state / 2 ** 32) * from.length)]!
  }
}
