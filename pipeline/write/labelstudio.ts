import * as Effect from "effect/Effect"
import type { AnnotatedArticle } from "../../schemas/annotated.ts"
import { Kind, LABELS, Relation, Stance } from "../../schemas/label.ts"
import { COLOURS } from "./colours.ts"
import { otherResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const TASKS = "labelstudio.json"
const INTERFACE = "labelstudio.xml"

/**
 * Label Studio (https://labelstud.io/guide/predictions): `labelstudio.json`, to be imported as tasks, an article each with
 * its segments as predictions that an annotator accepts or corrects; `labelstudio.xml`, the labelling interface that they need.
 * Offsets are code points, as Label Studio has counted since 1.4.
 */
export const labelStudio: OutputFormat = {
  name: "labelstudio",
  description: "Tasks for Label Studio with the segments as predictions, and the labelling interface for them",
  files: [TASKS, INTERFACE],
  open: Effect.fnUntraced(function* (staging, { about }) {
    const file = yield* staging.file(TASKS)
    yield* file.write("[")
    yield* staging.whole(INTERFACE, LABELLING_INTERFACE)
    let separator = "\n"
    return {
      write: ({ annotated }) => {
        const tasks = annotated.map(({ article }) => {
          const before = separator
          separator = ",\n"
          return before + JSON.stringify(task(article, about.extractor.name))
        })
        return file.write(tasks.join(""))
      },
      end: Effect.as(file.write("\n]\n"), [
        otherResource(TASKS, {
          description: "The articles that went through as tasks for Label Studio, with their segments as predictions",
          format: "json",
          mediatype: "application/json"
        })
      ])
    }
  })
}

const task = ({ article_id, author, date, segments, source, text, title }: AnnotatedArticle, extractor: string) => ({
  // Not as `id`, which Label Studio takes for its own and drops.
  data: { article_id, text, title, author, date, source },
  predictions: [
    {
      model_version: extractor,
      result: segments.flatMap(({ confidence, end, kind, label, link, segment_id, stance, start, text }) => {
        const region = { start, end, text }
        const about = { id: regionId(segment_id), to_name: "text" }
        return [
          { ...about, from_name: "label", type: "labels", value: { ...region, labels: [label] }, score: confidence },
          ...(stance === undefined
            ? []
            : [{ ...about, from_name: "stance", type: "choices", value: { ...region, choices: [stance] } }]),
          ...(kind === undefined
            ? []
            : [{ ...about, from_name: "kind", type: "choices", value: { ...region, choices: [kind] } }]),
          ...(link === undefined
            ? []
            : [
                {
                  type: "relation",
                  from_id: regionId(segment_id),
                  to_id: regionId(link.target),
                  direction: "right",
                  labels: [link.relation]
                }
              ])
        ]
      })
    }
  ]
})

/** `s3` of `ferry#3`: Label Studio ends an id at the first `#`, and would take all segments for one. */
const regionId = (segment_id: string): string => `s${segment_id.slice(segment_id.lastIndexOf("#") + 1)}`

const choices = (name: string, label: string, values: ReadonlyArray<string>) =>
  `  <Choices name="${name}" toName="text" perRegion="true" choice="single" visibleWhen="region-selected" ` +
  `whenTagName="label" whenLabelValue="${label}">
${values.map((value) => `    <Choice value="${value}"/>\n`).join("")}  </Choices>`

const LABELLING_INTERFACE = `<View>
  <Header value="$title"/>
  <Labels name="label" toName="text">
${LABELS.map((label) => `    <Label value="${label}" background="#${COLOURS[label]}"/>\n`).join("")}  </Labels>
  <Relations>
${Relation.literals.map((relation) => `    <Relation value="${relation}"/>\n`).join("")}  </Relations>
${choices("stance", "claim", Stance.literals)}
${choices("kind", "example", Kind.literals)}
  <Text name="text" value="$text" granularity="word"/>
</View>
`
