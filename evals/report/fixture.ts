import type { Label } from "../../schemas/label.ts"
import type { LabelledSegment } from "../metrics/labelled.ts"
import type { Report, ReportArticle } from "./Report.ts"

/** Text that must stay text in a page. */
export const HOSTILE =
  "<img src=x onerror=\"document.title='taken'\"></script><script>document.title='taken'</script><!-- ${1} \u2028 &lt; 👩‍🌾"

/** Of `[label, sentence, …]` the text, a sentence a paragraph, and the segments of those that have a label. */
const written = (
  ...parts: ReadonlyArray<readonly [label: Label | "none", text: string, more?: Partial<LabelledSegment>]>
) => {
  let at = 0
  const placed = parts.map(([label, text, more]) => {
    const start = at
    const end = start + [...text].length
    at = end + 2
    return { label, start, end, ...more }
  })
  return {
    text: parts.map(([, text]) => text).join("\n\n"),
    sentences: placed.map(({ end, start }) => [start, end] as const),
    segments: placed.flatMap(({ label, ...rest }): ReadonlyArray<LabelledSegment> =>
      label === "none" ? [] : [{ ...rest, label }]
    )
  }
}

const ferry = written(
  ["thesis", "The ferry should be free. 🚢"],
  ["claim", "It is a road, and roads are free.", { stance: "pro", link: { relation: "supports", target: 0 } }],
  ["example", "Norby made its ferry free in 2011.", { kind: "case" }],
  ["example", "Trips rose by a third.", { kind: "statistic", link: { relation: "supports", target: 1 } }],
  ["claim", "Some say that nobody would pay for it.", { stance: "counter" }],
  ["claim", "They would."],
  ["none", "I took it on Tuesday."],
  ["conclusion", "So let it be free."]
)
const [thesis, road, norby, trips, some, they, conclusion] = ferry.segments as [
  LabelledSegment,
  ...Array<LabelledSegment>
] & { length: 7 }

const hostile = written(["claim", HOSTILE], ["none", "A line after it."])
const bench = written(["thesis", "Benches make a town."], ["claim", "Without them nobody stays."])

const articles: ReadonlyArray<ReportArticle> = [
  {
    id: "ferry",
    title: "The ferry should be free",
    text: ferry.text,
    sentences: ferry.sentences,
    gold: ferry.segments,
    predictions: [
      {
        system: "cues",
        segments: [
          // correct, split in two, merged from two, wrong label, missed, spurious, boundary
          { ...thesis, confidence: 0.91 },
          { label: "claim", start: road!.start, end: road!.start + 13, confidence: 0.5 },
          { label: "claim", start: road!.start + 14, end: road!.end },
          {
            label: "example",
            start: norby!.start,
            end: trips!.end,
            kind: "fact",
            link: { relation: "supports", target: 0 }
          },
          { label: "example", start: some!.start, end: some!.end },
          { label: "claim", start: they!.end + 2, end: conclusion!.start - 2 },
          { label: "conclusion", start: conclusion!.start, end: conclusion!.end - 5 }
        ],
        scores: { "sentences.macro_f1": 0.7, "sentences.kappa": 0.5, "boundaries.windowdiff": 0.3 }
      },
      {
        system: "lead",
        segments: [thesis],
        scores: { "sentences.macro_f1": 0.25, "sentences.kappa": -0.02, "boundaries.windowdiff": Number.NaN }
      }
    ]
  },
  {
    id: HOSTILE,
    text: hostile.text,
    sentences: hostile.sentences,
    gold: hostile.segments,
    predictions: [
      { system: "cues", segments: [], failure: HOSTILE, scores: { "sentences.macro_f1": 0 } },
      { system: "lead", segments: hostile.segments, scores: { "sentences.macro_f1": 1 } }
    ]
  },
  {
    id: "bench",
    text: bench.text,
    sentences: bench.sentences,
    gold: bench.segments,
    predictions: [
      { system: "cues", segments: bench.segments, scores: { "sentences.macro_f1": 0.9 } },
      { system: "lead", segments: [], scores: { "sentences.macro_f1": 0.1 } }
    ]
  }
]

/**
 * An invented report for the tests: three articles, one of them hostile. The extractor `cues` makes one error of every type
 * in the first article, `lead` finds the thesis only, the ceiling has no predictions.
 */
export const report: Report = {
  dataset: `Ferries & <b>benches</b>`,
  signature: "gold:3f2a|n:3|match:1-1|overlap:.5|boot:2000|seed:7|v:0.2",
  articleCount: 3,
  notes: ["The labels were made by a language model.", HOSTILE],
  systems: [
    { name: "cues", role: "extractor", failures: 1, articlesPerSecond: 1234.5 },
    {
      name: "llm:x/y",
      role: "extractor",
      failures: 0,
      articlesPerSecond: 0.4321,
      tokensPerArticle: 2345.6,
      costPerArticle: 0.0123
    },
    { name: "lead", role: "floor", failures: 0 },
    { name: "passes", role: "ceiling", failures: 0 }
  ],
  metrics: [
    {
      id: "sentences.macro_f1",
      name: "Sentence macro-F1",
      meaning: "Mean F1 of the four labels over sentences",
      higherIsBetter: true
    },
    {
      id: "sentences.kappa",
      name: "Cohen's kappa",
      meaning: "Agreement on sentences beyond chance",
      higherIsBetter: true
    },
    {
      id: "boundaries.windowdiff",
      name: "WindowDiff",
      meaning: "Share of windows with a wrong number of boundaries",
      higherIsBetter: false
    }
  ],
  scores: [
    { system: "cues", metric: "sentences.macro_f1", value: 0.6123, low: 0.55, high: 0.6789, best: true },
    { system: "llm:x/y", metric: "sentences.macro_f1", value: 0.512, low: 0.46, high: 0.57, best: false },
    { system: "lead", metric: "sentences.macro_f1", value: 0.2, low: 0.15, high: 0.25, best: false },
    { system: "passes", metric: "sentences.macro_f1", value: 0.938, best: false },
    { system: "cues", metric: "sentences.kappa", value: 0.5, low: 0.4, high: 0.6, best: false },
    { system: "llm:x/y", metric: "sentences.kappa", value: 0.48, low: 0.4, high: 0.56, best: false },
    { system: "lead", metric: "sentences.kappa", value: -0.0321, low: -0.12, high: 0.05, best: false },
    { system: "passes", metric: "sentences.kappa", value: 0.92, best: false },
    { system: "cues", metric: "boundaries.windowdiff", value: 0.31, low: 0.25, high: 0.37, best: false },
    { system: "lead", metric: "boundaries.windowdiff", value: Number.NaN, best: false }
  ],
  comparisons: [
    {
      a: "cues",
      b: "llm:x/y",
      metric: "sentences.macro_f1",
      difference: 0.1003,
      low: 0.04,
      high: 0.16,
      p: 0.0001,
      holm: 0.0006
    },
    {
      a: "cues",
      b: "lead",
      metric: "boundaries.windowdiff",
      difference: -0.2,
      low: -0.25,
      high: -0.1,
      p: 0.002,
      holm: 0.01
    },
    { a: "cues", b: "llm:x/y", metric: "sentences.kappa", difference: 0.02, low: -0.05, high: 0.09, p: 0.4, holm: 0.8 }
  ],
  confusions: [
    { system: "cues", counts: [8, 2, 0, 1, 1, 3, 90, 20, 4, 25, 0, 11, 70, 1, 9, 1, 6, 0, 12, 3, 1, 30, 8, 2, 1040] }
  ],
  calibrations: [
    {
      system: "cues",
      calibration: {
        answers: 6,
        ece: 0.12,
        aurc: 0.25,
        bins: [
          { answers: 2, low: 0.2, high: 0.4, confidence: 0.3, accuracy: 0.5 },
          { answers: 2, low: 0.5, high: 0.7, confidence: 0.6, accuracy: 0.5 },
          { answers: 2, low: 0.8, high: 1, confidence: 0.9, accuracy: 1 }
        ],
        curve: [
          { coverage: 1 / 3, confidence: 0.8, risk: 0 },
          { coverage: 2 / 3, confidence: 0.5, risk: 0.25 },
          { coverage: 1, confidence: 0.2, risk: 1 / 3 }
        ]
      }
    }
  ],
  articles
}
