import * as Effect from "effect/Effect"
import type { AnnotatedArticle } from "../../schemas/annotated.ts"
import { idPath } from "./idPath.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FOLDER = "aif"

/**
 * Argument Interchange Format, in the JSON of AIFdb (http://www.arg.dundee.ac.uk/aif): `aif/ID.json`, a graph an article. A segment
 * is an information node (I); a link is a node of inference (RA: supports) or conflict (CA: attacks) between two of them.
 * An article's id is a path as `idPath` has it. What AIF has no place for (segment_id, label, stance, kind, confidence) are keys
 * beside its own, which its readers pass over. `timestamp` is empty: outputs do not change from run to run.
 */
export const aif: OutputFormat = {
  name: "aif",
  description:
    "The arguments as graphs in the Argument Interchange Format, a JSON file an article, for argument mining's tools",
  files: [FOLDER],
  open: (staging) =>
    Effect.succeed({
      write: ({ annotated }) =>
        Effect.forEach(
          annotated,
          ({ article }) =>
            staging.whole(
              `${FOLDER}/${idPath.encode(article.article_id)}.json`,
              `${JSON.stringify(graph(article), null, 1)}\n`
            ),
          { discard: true }
        ),
      end: Effect.succeed([])
    })
}

const SCHEMES = {
  supports: { type: "RA", text: "Default Inference" },
  attacks: { type: "CA", text: "Default Conflict" }
} as const

const graph = ({ segments }: AnnotatedArticle) => {
  const numbers = new Map(segments.map(({ segment_id }, n) => [segment_id, n + 1]))
  const links = segments.flatMap(({ link }, n) => {
    const target = link === undefined ? undefined : numbers.get(link.target)
    return link === undefined || target === undefined ? [] : [{ from: n + 1, to: target, ...SCHEMES[link.relation] }]
  })
  return {
    nodes: [
      ...segments.map(({ confidence, kind, label, segment_id, stance, text }, n) => ({
        nodeID: String(n + 1),
        text,
        type: "I",
        timestamp: "",
        segment_id,
        label,
        stance,
        kind,
        confidence
      })),
      ...links.map(({ text, type }, n) => ({
        nodeID: String(segments.length + n + 1),
        text,
        type,
        timestamp: "",
        scheme: text
      }))
    ],
    edges: links.flatMap(({ from, to }, n) => {
      const through = String(segments.length + n + 1)
      return [
        { edgeID: String(2 * n + 1), fromID: String(from), toID: through, formEdgeID: null },
        { edgeID: String(2 * n + 2), fromID: through, toID: String(to), formEdgeID: null }
      ]
    }),
    locutions: []
  }
}
