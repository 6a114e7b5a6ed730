import * as Effect from "effect/Effect"
import type { AnnotatedArticle, AnnotatedSegment } from "../../schemas/annotated.ts"
import { Kind, LABELS, Relation, Stance } from "../../schemas/label.ts"
import { offsets } from "../split/offsets.ts"
import { COLOURS } from "./colours.ts"
import { idPath } from "./idPath.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FOLDER = "brat"

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): `brat/ID.txt` beside `brat/ID.ann`, and the configuration with which
 * brat opens the folder. An article's id is a path as `idPath` has it. Confidence is left out: brat has no place for it.
 */
export const brat: OutputFormat = {
  name: "brat",
  description: "A folder for the brat annotation tool: labels, stance, kind and links beside each article's text",
  files: [FOLDER],
  open: Effect.fnUntraced(function* (staging) {
    yield* staging.whole(`${FOLDER}/annotation.conf`, ANNOTATION_CONF)
    yield* staging.whole(`${FOLDER}/visual.conf`, VISUAL_CONF)
    return {
      write: ({ annotated }) =>
        Effect.forEach(
          annotated,
          ({ article }) => {
            const path = `${FOLDER}/${idPath.encode(article.article_id)}`
            return Effect.andThen(
              staging.whole(`${path}.txt`, article.text),
              staging.whole(`${path}.ann`, annotations(article))
            )
          },
          { discard: true }
        ),
      end: Effect.succeed([])
    }
  })
}

const annotations = ({ segments, text }: AnnotatedArticle): string => {
  const { toCodePoints, toUtf16 } = offsets(text)
  const ids = new Map(segments.map(({ segment_id }, i) => [segment_id, `T${i + 1}`]))

  /** brat's files are read line by line, so a span with line ends in it is written in pieces, with a space for each gap. */
  const span = ({ end, label, segment_id, start }: AnnotatedSegment): string => {
    const offset = toUtf16(start)
    const pieces = [...text.slice(offset, toUtf16(end)).matchAll(BETWEEN_LINE_ENDS)]
    const ranges = pieces.map(
      ({ 0: piece, index }) => `${toCodePoints(offset + index)} ${toCodePoints(offset + index + piece.length)}`
    )
    return `${ids.get(segment_id)}\t${label} ${ranges.join(";")}\t${pieces.map(([piece]) => piece).join(" ")}\n`
  }
  const attributes = segments.flatMap(({ kind, segment_id, stance }) => [
    ...(stance === undefined ? [] : [`Stance ${ids.get(segment_id)} ${stance}`]),
    ...(kind === undefined ? [] : [`Kind ${ids.get(segment_id)} ${kind}`])
  ])
  const relations = segments.flatMap(({ link, segment_id }) =>
    link === undefined ? [] : [`${link.relation} Arg1:${ids.get(segment_id)} Arg2:${ids.get(link.target)}`]
  )
  return [
    ...segments.map(span),
    ...attributes.map((attribute, i) => `A${i + 1}\t${attribute}\n`),
    ...relations.map((relation, i) => `R${i + 1}\t${relation}\n`)
  ].join("")
}

/** Stretches with more than white space in them, between the characters at which Python, in which brat is written, ends a line. */
const BETWEEN_LINE_ENDS =
  // oxlint-disable-next-line no-control-regex
  /[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]*[^\s\x1c-\x1e\x85][^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]*/g

const either = (words: ReadonlyArray<string>) => words.join("|")

const ANNOTATION_CONF = `[entities]
${LABELS.join("\n")}

[relations]
${Relation.literals.map((relation) => `${relation} Arg1:${either(LABELS)}, Arg2:${either(LABELS)}`).join("\n")}

[events]

[attributes]
Stance Arg:claim, Value:${either(Stance.literals)}
Kind Arg:example, Value:${either(Kind.literals)}
`

const VISUAL_CONF = `[labels]

[drawing]
${LABELS.map((label) => `${label} bgColor:#${COLOURS[label]}, fgColor:black, borderColor:darken`).join("\n")}
attacks dashArray:3-3
`
