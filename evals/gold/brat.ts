import * as Effect from "effect/Effect"
import { offsets } from "../../pipeline/split/offsets.ts"
import { idPath } from "../../pipeline/write/idPath.ts"
import { Kind } from "../../schemas/label.ts"
import type { ForeignSegment, LabelFormat } from "./format.ts"
import { Problem } from "./problem.ts"
import { relationOf, stanceOf } from "./vocabulary.ts"

/**
 * brat standoff, ID.ann beside ID.txt (https://brat.nlplab.org/standoff.html), as in the Argument Annotated Essays:
 * text-bound spans (T), relations that support or attack (R, from Arg1 to Arg2), and the attributes `Stance` (For, Against)
 * and `Kind` (A, M). Events, notes, normalisations, equivalences and other relations and attributes are passed over.
 * Offsets are code points. A span in several pieces is one segment where only white space lies between them, as brat
 * itself writes a span over a line's end; otherwise it is refused, since a segment is one range.
 * Of several relations from one span the first is its link. The article's id is the file's path, as the pipeline writes it.
 */
export const brat: LabelFormat = {
  name: "brat standoff",
  recognises: ({ content, path }) =>
    path.endsWith(".ann") || LINE.test(content.slice(0, content.indexOf("\n") + 1 || undefined)),
  decode: Effect.fnUntraced(function* (file, findText) {
    const article = idPath.decode(file.id)
    const name = `${file.id.slice(file.id.lastIndexOf("/") + 1)}.txt`
    const text = yield* findText(article, [name])
    if (text === undefined) {
      const message = `its text was not found; put ${name} beside it`
      return { articles: [], problems: [new Problem({ article, place: file.path, message })] }
    }
    const { toUtf16 } = offsets(text)
    const slice = ({ end, start }: Piece) => text.slice(toUtf16(start), toUtf16(end))
    const segments = new Map<string, ForeignSegment>()
    const refused = new Set<string>()
    const duplicates: Array<ForeignSegment> = []
    const problems: Array<Problem> = []
    const refuse = (place: string, message: string) => void problems.push(new Problem({ article, place, message }))

    /** Relations and attributes may stand before the spans that they are about. */
    const later: Array<() => void> = []
    const change = (id: string, place: string, add: (segment: ForeignSegment) => ForeignSegment) =>
      later.push(() => {
        const segment = segments.get(id)
        if (segment !== undefined) segments.set(id, add(segment))
        else if (!refused.has(id)) refuse(place, `it is about ${id}, which is not a span here`)
      })

    file.content.split(/\r?\n/).forEach((line, i) => {
      const place = `${file.path} line ${i + 1}`
      if (line.trim() === "" || PASSED_OVER.test(line)) return
      const span = SPAN.exec(line)
      if (span !== null) {
        const [, id, label, ranges, quoted] = span as unknown as [string, string, string, string, string | undefined]
        const pieces = ranges.split(";").map(pieceOf)
        const start = pieces[0]!.start
        const end = pieces.at(-1)!.end
        if (pieces.some((piece, i) => i > 0 && !GAP.test(slice({ start: pieces[i - 1]!.end, end: piece.start })))) {
          refused.add(id)
          return refuse(place, `${id} is in ${pieces.length} pieces with text between them; a segment is one range`)
        }
        // brat writes a line's end inside a span as a space, and a space between pieces.
        const asWritten = pieces
          .map(slice)
          .join(" ")
          .replaceAll(/[\r\n]/g, " ")
        const segment = {
          id,
          label,
          start,
          end,
          place,
          ...(quoted === undefined ? {} : { quoted: quoted === asWritten ? slice({ start, end }) : quoted })
        }
        if (segments.has(id)) duplicates.push(segment)
        else segments.set(id, segment)
        return
      }
      const relation = RELATION.exec(line)
      if (relation !== null) {
        const [, word, from, target] = relation as unknown as [string, string, string, string]
        const ours = relationOf(word)
        if (ours === undefined) return
        const link = { relation: ours, target }
        return change(from, place, (segment) => (segment.link === undefined ? { ...segment, link } : segment))
      }
      const attribute = ATTRIBUTE.exec(line)
      if (attribute === null) return refuse(place, "it is not a line of brat standoff")
      const [, name, id, word = ""] = attribute as unknown as [string, string, string, string | undefined]
      const stance = name === "Stance" ? stanceOf(word) : undefined
      const kind = name === "Kind" ? Kind.literals.find((kind) => kind === word) : undefined
      if (stance !== undefined) change(id, place, (segment) => ({ ...segment, stance }))
      if (kind !== undefined) change(id, place, (segment) => ({ ...segment, kind }))
    })
    later.forEach((run) => run())
    return {
      articles: [{ id: article, place: file.path, text, segments: [...segments.values(), ...duplicates] }],
      problems
    }
  })
}

interface Piece {
  readonly start: number
  readonly end: number
}

/** White space, to JavaScript or to Python. */
// oxlint-disable-next-line no-control-regex
const GAP = /^[\s\x1c-\x1f\x85]*$/
const SPAN = /^(T\S*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/
const RELATION = /^R\S*\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*$/
const ATTRIBUTE = /^[AM]\S*\t(\S+) (\S+)(?: (.+?))?\s*$/
const PASSED_OVER = /^[EN#*]\S*\t/
const LINE = /^(?:T\S*\t\S+ \d+ \d+|R\S*\t\S+ \S+:\S+ \S+:\S+|[AM]\S*\t\S+ T\d)/

const pieceOf = (range: string): Piece => {
  const [start, end] = range.split(" ").map(Number)
  return { start: start!, end: end! }
}
