import { parseXml, XmlElement } from "@rgrove/parse-xml"
import * as Effect from "effect/Effect"
import { offsets } from "../../pipeline/split/offsets.ts"
import type { ForeignSegment, LabelFormat } from "./format.ts"
import { Problem } from "./problem.ts"
import { relationOf, stanceOf } from "./vocabulary.ts"

/**
 * arg-microtexts XML (Peldszus and Stede 2015), ID.xml with its text in ID.txt, else its units joined by spaces.
 * A segment is an argumentative unit (adu) over the text units (edu) that its `seg` edges name. Its label is the
 * relation by which it takes part: `sup`, `exa`, `reb` or `und`; a unit added to another's relation (`add`) takes that
 * relation, and the central claim, which has none, is `root`.
 * A relation that points at a relation (`und`, `add`) links to that relation's source or target: an undercut answers the
 * unit whose relation it denies, an added unit serves what the relation serves.
 */
export const microtexts: LabelFormat = {
  name: "arg-microtexts XML",
  recognises: ({ content }) => content.includes("<arggraph"),
  decode: Effect.fnUntraced(function* (file, findText) {
    const problems: Array<Problem> = []
    const refuse = (place: string, message: string) =>
      void problems.push(new Problem({ article: file.id, place, message }))
    const graph = parse(file.content)
    if (typeof graph === "string") {
      refuse(file.path, graph)
      return { articles: [], problems }
    }
    const text =
      (yield* findText(file.id, [`${file.id.slice(file.id.lastIndexOf("/") + 1)}.txt`])) ??
      [...graph.units.values()].join(" ")
    const ranges = new Map<string, Range>()
    let at = 0
    for (const [id, unit] of graph.units) {
      const start = text.indexOf(unit, at)
      if (start < 0 || text.slice(at, start).trim() !== "") {
        refuse(`${file.path} edu ${id}`, `${JSON.stringify(unit.slice(0, 60))} does not come next in the text`)
        return { articles: [], problems }
      }
      at = start + unit.length
      ranges.set(id, { start, end: at })
    }

    const { toCodePoints } = offsets(text)
    const segments: Array<ForeignSegment> = []
    for (const { id, type } of graph.adus) {
      const place = `${file.path} adu ${id}`
      const units = unitsOf(id, graph.edges)
        .flatMap((unit) => ranges.get(unit) ?? [])
        .sort((a, b) => a.start - b.start)
      if (units.length === 0) {
        refuse(place, "no seg edge gives it text")
        continue
      }
      if (units.some(({ start }, i) => i > 0 && text.slice(units[i - 1]!.end, start).trim() !== "")) {
        refuse(place, "there is text between its units; a segment is one range")
        continue
      }
      const stance = stanceOf(type)
      const role = roleOf(id, graph.edges)
      if (typeof role === "string") {
        refuse(place, role)
        continue
      }
      segments.push({
        id,
        start: toCodePoints(units[0]!.start),
        end: toCodePoints(units.at(-1)!.end),
        place,
        ...role,
        ...(stance === undefined ? {} : { stance })
      })
    }
    return { articles: [{ id: file.id, place: file.path, text, segments }], problems }
  })
}

interface Range {
  readonly start: number
  readonly end: number
}

interface Edge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly type: string
}

interface Graph {
  readonly units: ReadonlyMap<string, string>
  readonly adus: ReadonlyArray<{ readonly id: string; readonly type: string }>
  readonly edges: ReadonlyArray<Edge>
}

const parse = (content: string): Graph | string => {
  try {
    const elements = parseXml(content).root?.children.filter((child) => child instanceof XmlElement) ?? []
    const named = (name: string) => elements.filter((element) => element.name === name)
    return {
      units: new Map(named("edu").map(({ attributes, text }) => [attributes.id ?? "", text])),
      adus: named("adu").map(({ attributes }) => ({ id: attributes.id ?? "", type: attributes.type ?? "" })),
      edges: named("edge").map(({ attributes }) => ({
        id: attributes.id ?? "",
        source: attributes.src ?? "",
        target: attributes.trg ?? "",
        type: attributes.type ?? ""
      }))
    }
  } catch (cause) {
    return `it is not XML: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`
  }
}

/** The edus under a node, straight or through a joint. */
const unitsOf = (node: string, edges: ReadonlyArray<Edge>): ReadonlyArray<string> =>
  edges
    .filter(({ target, type }) => type === "seg" && target === node)
    .flatMap(({ source }) => [source].concat(unitsOf(source, edges)))

/** The label and the link of an adu, or what is wrong with its edge. */
const roleOf = (adu: string, edges: ReadonlyArray<Edge>): Pick<ForeignSegment, "label" | "link"> | string => {
  const own = edges.find(({ source, type }) => source === adu && type !== "seg")
  if (own === undefined) return { label: "root" }
  const byId = new Map(edges.map((edge) => [edge.id, edge]))
  // An added unit stands in the relation that it was added to, which may itself be an addition.
  let edge = own
  for (let step = 0; edge.type === "add"; step++) {
    const joined = byId.get(edge.target)
    if (joined === undefined || step > edges.length)
      return `its edge ${own.id} is added to ${own.target}, which is no relation`
    edge = joined
  }
  const relation = relationOf(edge.type)
  if (relation === undefined)
    return `its edge ${edge.id} is of type "${edge.type}"; sup, exa, reb, und and add are known`
  return { label: edge.type, link: { relation, target: byId.get(edge.target)?.source ?? edge.target } }
}
