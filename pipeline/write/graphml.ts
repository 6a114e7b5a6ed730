import * as Effect from "effect/Effect"
import type { AnnotatedArticle } from "../../schemas/annotated.ts"
import { otherResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FILE = "arguments.graphml"

/**
 * GraphML (http://graphml.graphdrawing.org): one directed graph of all articles, since readers take a file's first. A node is a segment under its
 * segment_id, an edge goes from a segment to what it supports or attacks; articles are not connected with each other.
 */
export const graphml: OutputFormat = {
  name: "graphml",
  description: "The arguments as one graph, a node a segment and an edge a link, for networkx, igraph, Gephi and yEd",
  files: [FILE],
  open: Effect.fnUntraced(function* (staging) {
    const file = yield* staging.file(FILE)
    yield* file.write(HEAD)
    return {
      write: ({ annotated }) => file.write(annotated.map(({ article }) => elements(article)).join("")),
      end: Effect.as(file.write("</graph>\n</graphml>\n"), [
        otherResource(FILE, {
          description: "The segments of all articles as a graph: nodes are segments, edges their links",
          format: "graphml",
          mediatype: "application/xml"
        })
      ])
    }
  })
}

/** What nodes and edges carry, with GraphML's types. */
const NODE_KEYS = {
  article_id: "string",
  label: "string",
  text: "string",
  stance: "string",
  kind: "string",
  confidence: "double"
} as const
const EDGE_KEYS = { relation: "string" } as const

const keys = (of: "node" | "edge", types: Readonly<Record<string, string>>) =>
  Object.entries(types).map(
    ([name, type]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`
  )

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${[...keys("node", NODE_KEYS), ...keys("edge", EDGE_KEYS)].join("")}<graph id="arguments" edgedefault="directed">
`

const elements = ({ article_id, segments }: AnnotatedArticle): string => {
  const nodes = segments.map(
    ({ confidence, kind, label, segment_id, stance, text }) =>
      `<node id="${xmlText(segment_id)}">${data({ article_id, label, text, stance, kind, confidence })}</node>\n`
  )
  const edges = segments.flatMap(({ link, segment_id }) =>
    link === undefined
      ? []
      : [
          `<edge source="${xmlText(segment_id)}" target="${xmlText(link.target)}">${data({ relation: link.relation })}</edge>\n`
        ]
  )
  return [...nodes, ...edges].join("")
}

/** As the text of an element or an attribute; what XML 1.0 has no character for becomes U+FFFD. */
const xmlText = (text: string): string =>
  text.replaceAll(NOT_XML, "\ufffd").replaceAll(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const data = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([key, value]) => (value === undefined ? "" : `<data key="${key}">${xmlText(String(value))}</data>`))
    .join("")
