import * as Schema from "effect/Schema"
import { Article, ParagraphKind } from "./article.ts"
import { Offset, Ordinal } from "./offset.ts"

/** UTF-16, half-open, without the white space around it. */
export class Sentence extends Schema.Class<Sentence>("Sentence")({
  start: Offset,
  end: Offset,
  /** The paragraph that it stands in, from 1. */
  paragraph: Ordinal
}) {}

/** A paragraph, heading, list item or piece of furniture: UTF-16, half-open; its sentences, from 1, both included. */
export class Paragraph extends Schema.Class<Paragraph>("Paragraph")({
  kind: ParagraphKind,
  start: Offset,
  end: Offset,
  firstSentence: Ordinal,
  lastSentence: Ordinal,
  /** Index into the document's `sections`. */
  section: Offset
}) {}

/** An article, split: what every extractor is given. */
export class Document extends Schema.Class<Document>("Document")({
  article: Article,
  /** The title as the article's source or its first line states it. */
  title: Schema.optionalKey(Schema.String),
  /** The headings' texts; `sections[0]` is `""`, what stands before the first heading. */
  sections: Schema.Array(Schema.String),
  paragraphs: Schema.Array(Paragraph),
  /** In reading order, disjoint, together all of the text but its white space. */
  sentences: Schema.Array(Sentence)
}) {
  /** The text of sentence `n`, from 1. */
  sentence(n: number): string {
    const { start, end } = this.sentences[n - 1]!
    return this.article.text.slice(start, end)
  }

  /** The paragraph of sentence `n`, from 1. */
  paragraphOf(n: number): Paragraph {
    return this.paragraphs[this.sentences[n - 1]!.paragraph - 1]!
  }
}
