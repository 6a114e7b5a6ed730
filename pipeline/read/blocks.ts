import type { ParagraphKind } from "../../schemas/article.ts"
import { Mark } from "../../schemas/article.ts"

/** A stretch of a document that has markup, without it. */
export interface Block {
  readonly kind: ParagraphKind
  /** Without white space around it. */
  readonly text: string
  /** Of a heading: 1 to 6. */
  readonly level?: number | undefined
  /** An item that directly follows another of the same list. */
  readonly sameList?: boolean
}

/** Blocks as one text; the marks are into `text`. */
export interface LaidOut {
  readonly text: string
  readonly marks: ReadonlyArray<Mark>
  /** The heading of the first level that the text begins with, if it is the only one of that level. */
  readonly title: string | undefined
}

/** Puts a blank line between blocks, a line end between the items of a list, and marks all that is not body. */
export const layOut = (blocks: ReadonlyArray<Block>): LaidOut => {
  const title =
    blocks[0]?.level === 1 && !blocks.some(({ level }, i) => i > 0 && level === 1) ? blocks[0].text : undefined
  const marks: Array<Mark> = []
  let text = ""
  for (const [i, block] of blocks.entries()) {
    if (i > 0) text += block.sameList ? "\n" : "\n\n"
    if (block.kind !== "body") {
      const kind = i === 0 && title !== undefined ? "title" : block.kind
      marks.push(new Mark({ kind, start: text.length, end: text.length + block.text.length }))
    }
    text += block.text
  }
  return { text, marks, title }
}
