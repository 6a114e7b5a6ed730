// What follows "for example" is an example: a program that finds stretches of text, not sentences. Offsets are code points.
import { createInterface } from "node:readline"

const codePoints = (text) => Array.from(text).length

const segments = ({ sentences }) =>
  sentences.flatMap(({ end, kind, start, text }) => {
    const found = /\bfor (?:example|instance)\b/i.exec(text)
    if (found === null || (kind !== "body" && kind !== "item")) return []
    return [{ label: "example", kind: "case", start: start + codePoints(text.slice(0, found.index)), end }]
  })

for await (const line of createInterface({ input: process.stdin })) {
  const document = JSON.parse(line)
  let answer
  try {
    answer = { segments: segments(document) }
  } catch (error) {
    answer = { error: String(error) } // this article's failure, and no other's
  }
  console.log(JSON.stringify({ id: document.id, ...answer }))
}
