/**
 * `node scripts/tune-cues.ts <gold folder>`: fits the weights of the `cues` extractor to labelled articles and writes them, rounded to
 * a tenth, into `table.ts` and `transitions.ts`. Which cues there are stays as it was.
 *
 * Labels: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001); joins, stance and kind: logistic regression.
 * All with an L1 penalty, so that a cue weighs nothing where it says little, by proximal AdaGrad (Duchi, Hazan & Singer 2011).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { observe, ROWS } from "../pipeline/extract/cues/observe.ts"
import { gapBefore } from "../pipeline/extract/cues/tags.ts"
import { type Gap, TAGS } from "../pipeline/extract/cues/transitions.ts"
import { offsets } from "../pipeline/split/offsets.ts"
import { split } from "../pipeline/split/split.ts"
import { Article } from "../schemas/article.ts"
import type { Document } from "../schemas/document.ts"
import { type GoldArticle, type GoldSegment } from "../schemas/gold.ts"
import { LABELS } from "../schemas/label.ts"

const PENALTY = 0.0025
/** Joins, stance and kind have fewer examples, and are to take fewer cues. */
const PENALTY_OF_REST = 0.008
const FOLDER = "pipeline/extract/cues"
const GAPS = ["same paragraph", "new paragraph", "heading"] as const satisfies ReadonlyArray<Gap>
const KINDS = ["fact", "statistic", "testimony", "anecdote", "case", "analogy"] as const

/** A labelled article on the sentences of the splitter. */
interface Example {
  readonly document: Document
  readonly observed: ReadonlyArray<ReadonlyArray<number>>
  /** For each sentence its tag, as an index into `TAGS`, and its gold segment. */
  readonly tags: ReadonlyArray<number>
  readonly segments: ReadonlyArray<GoldSegment | undefined>
  readonly gaps: ReadonlyArray<number>
}

const main = (folder: string) => {
  const examples = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => exampleOf(JSON.parse(readFileSync(join(folder, name), "utf8"))))
  const labels = fitChain(examples)
  const joins = fit(joinItems(examples), 2, LABELS.length * 2)
  const leanings = lean(examples.map((example) => judge(example, labels, joins)))
  const stance = fit(stanceItems(examples), 2, 1)
  const readiness = ready(stanceItems(examples), stance)
  const kinds = fit(kindItems(examples), KINDS.length, 1)

  const weightsOf = (row: number) => {
    const weights = [
      ...TAGS.map((tag, t) => [tag, labels.cues[row * TAGS.length + t]!] as const),
      ["stays", labels.stays[row]!] as const,
      ["joins", joins[row * 2 + 1]!] as const,
      ["counter", stance[row * 2 + 1]!] as const,
      ...KINDS.map((kind, k) => [kind, kinds[row * KINDS.length + k]!] as const)
    ]
    return weights
      .flatMap(([outcome, weight]) => (rounded(weight) === 0 ? [] : [`${outcome}: ${tenth(weight)}`]))
      .join(", ")
  }
  let row = 0
  rewrite("table.ts", (source) =>
    source.replace(/^( {6}\[".*", )\{.*\}(\],?)$/gm, (_, cue, end) => {
      const weights = weightsOf(row++)
      return `${cue}${weights === "" ? "{}" : `{ ${weights} }`}${end}`
    })
  )
  const bias = ROWS.length
  const joinPrior = (gap: number) =>
    `{ ${LABELS.map((label, l) => `${label}: ${tenth(joins[(bias + gap * LABELS.length + l) * 2 + 1]! + leanings.joins[l + 1]!)}`).join(", ")} }`
  rewrite("transitions.ts", (source) =>
    GAPS.reduce(
      (text, gap, g) =>
        text.replace(
          new RegExp(`("${gap}": )\\[[^"}]*\\]`),
          (_, head) =>
            `${head}[\n${TAGS.map(
              (_, from) =>
                `    [${TAGS.map((_, to) => tenth(labels.steps[(g * TAGS.length + from) * TAGS.length + to]!)).join(", ")}]`
            ).join(",\n")}\n  ]`
        ),
      source
    )
      .replace(/("same paragraph": )\{.*\}/, (_, head) => `${head}${joinPrior(0)}`)
      .replace(/("new paragraph": )\{.*\}/, (_, head) => `${head}${joinPrior(1)}`)
      .replace(
        /(LEANINGS: .* = )\{.*\}/,
        (_, head) => `${head}{ ${TAGS.map((tag, t) => `${tag}: ${tenth(leanings.tags[t]!)}`).join(", ")} }`
      )
      .replace(
        /(PRIORS: .* = )\{.*\}/,
        (_, head) =>
          `${head}{ counter: ${tenth(stance[bias * 2 + 1]! + readiness)}, ${KINDS.map(
            (kind, k) => `${kind}: ${tenth(kinds[bias * KINDS.length + k]!)}`
          ).join(", ")} }`
      )
  )
}

/** To a tenth, and never minus zero. */
const rounded = (weight: number) => Math.round(weight * 10) / 10 || 0
const tenth = (weight: number) => String(rounded(weight))

const rewrite = (name: string, change: (source: string) => string) => {
  const file = join(FOLDER, name)
  writeFileSync(file, change(readFileSync(file, "utf8")))
}

const exampleOf = (gold: GoldArticle): Example => {
  const document = split(new Article({ id: gold.id, text: gold.text, source: gold.id, marks: [] }))
  const { toCodePoints } = offsets(gold.text)
  const segments = document.sentences.map((sentence) => {
    const [start, end] = [toCodePoints(sentence.start), toCodePoints(sentence.end)]
    return gold.segments.find(
      (segment) => 2 * (Math.min(segment.end, end) - Math.max(segment.start, start)) >= end - start
    )
  })
  return {
    document,
    observed: observe(document),
    tags: segments.map((segment) => TAGS.indexOf(segment?.label ?? "none")),
    segments,
    gaps: segments.map((_, i) => (i === 0 ? -1 : GAPS.indexOf(gapBefore(document, i + 1))))
  }
}

// ---- labels: the chain

interface Chain {
  /** [row * tags + tag] */
  readonly cues: Float64Array
  /** [(gap * tags + from) * tags + to] */
  readonly steps: Float64Array
  /** [row] */
  readonly stays: Float64Array
}

const fitChain = (examples: ReadonlyArray<Example>): Chain => {
  const penalty = penalties(
    examples.flatMap(({ observed }) => observed),
    PENALTY
  )
  const { cues, stays, steps } = descend(examples, {
    cues: (i) => penalty[Math.floor(i / TAGS.length)]!,
    steps: () => PENALTY / 10,
    stays: (i) => penalty[i]!
  })
  console.log(
    `chain: ${examples.reduce((n, { tags }) => n + tags.length, 0)} sentences, ${cues.map(rounded).filter((w) => w !== 0).length} weights`
  )
  return { cues: cues.map(rounded), stays: stays.map(rounded), steps: steps.map(rounded) }
}

const descend = (
  examples: ReadonlyArray<Example>,
  penalty: { readonly [part in keyof Chain]: (index: number) => number }
): Chain => {
  const cues = new Float64Array(ROWS.length * TAGS.length)
  const steps = new Float64Array(GAPS.length * TAGS.length ** 2)
  const stays = new Float64Array(ROWS.length)
  const [learnCues, learnSteps, learnStays] = [
    learner(cues, penalty.cues),
    learner(steps, penalty.steps),
    learner(stays, penalty.stays)
  ]
  for (let epoch = 0; epoch < 60; epoch++) {
    for (const batch of batches(examples, epoch)) {
      const slopes = {
        cues: new Float64Array(cues.length),
        steps: new Float64Array(steps.length),
        stays: new Float64Array(stays.length)
      }
      let size = 0
      for (const example of batch) {
        size += example.tags.length
        slope(example, { cues, steps, stays }, slopes)
      }
      learnCues(slopes.cues, size)
      learnSteps(slopes.steps, size)
      learnStays(slopes.stays, size)
    }
  }
  return { cues, steps, stays }
}

/** Adds the slope of the negative log-likelihood; answers the marginals. */
const slope = (example: Example, { cues, stays, steps }: Chain, slopes?: Chain) => {
  const T = TAGS.length
  const { gaps, observed, tags } = example
  const n = tags.length
  const own = observed.map((rows, i) => {
    if (example.document.paragraphOf(i + 1).kind === "furniture") return TAGS.map((_, t) => (t === 0 ? 1 : 0))
    return TAGS.map((_, t) => Math.exp(rows.reduce((sum, row) => sum + cues[row * T + t]!, 0)))
  })
  const stay = observed.map((rows) => rows.reduce((sum, row) => sum + stays[row]!, 0))
  const step = (i: number, from: number, to: number) =>
    Math.exp(steps[(gaps[i]! * T + from) * T + to]! + (from === to ? stay[i]! : 0))
  const normal = (v: Array<number>) => {
    const total = v.reduce((a, b) => a + b, 0)
    return v.map((x) => x / total)
  }
  const forward: Array<Array<number>> = []
  const backward: Array<Array<number>> = []
  for (let i = 0; i < n; i++) {
    forward.push(
      normal(
        own[i]!.map((score, to) =>
          i === 0 ? score : score * TAGS.reduce((s, _, from) => s + forward[i - 1]![from]! * step(i, from, to), 0)
        )
      )
    )
  }
  for (let i = n - 1; i >= 0; i--) {
    backward[i] =
      i === n - 1
        ? TAGS.map(() => 1)
        : normal(
            TAGS.map((_, from) =>
              TAGS.reduce((s, _, to) => s + step(i + 1, from, to) * own[i + 1]![to]! * backward[i + 1]![to]!, 0)
            )
          )
  }
  const marginals = forward.map((scores, i) => normal(scores.map((score, t) => score * backward[i]![t]!)))
  if (slopes === undefined) return marginals
  for (let i = 0; i < n; i++) {
    const isFurniture = example.document.paragraphOf(i + 1).kind === "furniture"
    for (const row of observed[i]!) {
      if (isFurniture) break
      for (let t = 0; t < T; t++) slopes.cues[row * T + t]! += marginals[i]![t]! - (tags[i] === t ? 1 : 0)
    }
    if (i === 0 || isFurniture) continue
    const pairs = TAGS.flatMap((_, from) =>
      TAGS.map((_, to) => forward[i - 1]![from]! * step(i, from, to) * own[i]![to]! * backward[i]![to]!)
    )
    const total = pairs.reduce((a, b) => a + b, 0)
    for (const [k, pair] of pairs.entries()) slopes.steps[gaps[i]! * T * T + k]! += pair / total
    slopes.steps[(gaps[i]! * T + tags[i - 1]!) * T + tags[i]!]! -= 1
    const surplus = TAGS.reduce((sum, _, t) => sum + pairs[t * T + t]! / total, 0) - (tags[i] === tags[i - 1] ? 1 : 0)
    for (const row of observed[i]!) slopes.stays[row]! += surplus
  }
  return marginals
}

// ---- leanings: what labels and joins to take, given their likelihoods

/** An article with what the fitted models say of it. */
interface Judged {
  readonly example: Example
  readonly marginals: ReadonlyArray<ReadonlyArray<number>>
  /** For each sentence and tag, the log-odds that it goes on with the segment before it. */
  readonly joins: ReadonlyArray<ReadonlyArray<number>>
}

/** Multipliers of the tags' likelihoods, and what is added to each tag's joins. */
interface Leanings {
  readonly tags: ReadonlyArray<number>
  readonly joins: ReadonlyArray<number>
}

const judge = (example: Example, chain: Chain, weights: Float64Array): Judged => ({
  example,
  marginals: slope(example, chain),
  joins: example.observed.map((rows, i) =>
    TAGS.map((_, t) => {
      const gap = example.gaps[i]!
      if (t === 0 || gap < 0 || gap === 2 || (gap === 1 && TAGS[t] !== "example")) return -Infinity
      return [...rows, ROWS.length + gap * LABELS.length + t - 1].reduce((sum, row) => sum + weights[row * 2 + 1]!, 0)
    })
  )
})

/** By coordinate search, for the mean of the sentences' macro-F1 and the segments' overlap-.5 F1 (counted in characters). */
const lean = (judged: ReadonlyArray<Judged>): Leanings => {
  let best: Leanings = { tags: TAGS.map(() => 1), joins: TAGS.map(() => 0) }
  let most = score(judged, best)
  const consider = (leanings: Leanings) => {
    const own = score(judged, leanings)
    if (own > most) [best, most] = [leanings, own]
  }
  for (let round = 0; round < 2; round++) {
    for (const [t] of TAGS.entries()) {
      for (const value of [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.7, 2, 2.5])
        consider({ ...best, tags: best.tags.with(t, value) })
      for (const value of [-1, -0.5, 0, 0.5, 1]) if (t > 0) consider({ ...best, joins: best.joins.with(t, value) })
    }
  }
  console.log(`leanings: (macro-F1 + overlap-.5 F1) / 2 where it was fitted ${most.toFixed(3)}`)
  return best
}

const score = (judged: ReadonlyArray<Judged>, leanings: Leanings): number => {
  const counts = TAGS.map(() => [0, 0, 0])
  let [matched, all] = [0, 0]
  for (const {
    example: {
      document: { sentences },
      segments,
      tags
    },
    joins,
    marginals
  } of judged) {
    const own = marginals.map((marginal) => {
      const leant = marginal.map((p, t) => p * leanings.tags[t]!)
      return leant.indexOf(Math.max(...leant))
    })
    for (const [i, t] of own.entries()) {
      counts[t]![1]!++
      counts[tags[i]!]![2]!++
      if (t === tags[i]) counts[t]![0]!++
    }
    const ranges = (labels: ReadonlyArray<number>, joined: (i: number) => boolean) => {
      const found: Array<{ readonly label: number; readonly start: number; end: number }> = []
      for (const [i, label] of labels.entries()) {
        const { end, start } = sentences[i]!
        if (label > 0 && label === labels[i - 1] && joined(i)) found.at(-1)!.end = end
        else if (label > 0) found.push({ label, start, end })
      }
      return found
    }
    const answered = ranges(own, (i) => joins[i]![own[i]!]! + leanings.joins[own[i]!]! > 0)
    const gold = ranges(tags, (i) => segments[i] === segments[i - 1])
    all += answered.length + gold.length
    for (const { end, label, start } of gold) {
      const at = answered.findIndex((a) => {
        const shared = 2 * (Math.min(a.end, end) - Math.max(a.start, start))
        return a.label === label && shared >= end - start && shared >= a.end - a.start
      })
      if (at < 0) continue
      matched++
      answered.splice(at, 1)
    }
  }
  const macro =
    counts.slice(1).reduce((sum, [hit, answered, gold]) => sum + (2 * hit!) / (answered! + gold!), 0) / LABELS.length
  return (macro + (2 * matched) / all) / 2
}

// ---- joins, stance, kind: logistic regression

interface Item {
  readonly rows: ReadonlyArray<number>
  /** Which of the biases, from 0, comes with it. */
  readonly bias: number
  readonly outcome: number
}

const joinItems = (examples: ReadonlyArray<Example>): Array<Item> =>
  examples.flatMap(({ gaps, observed, segments, tags }) =>
    tags.flatMap((tag, i) =>
      tag === 0 || tag !== tags[i - 1] || gaps[i] === 2
        ? []
        : [
            {
              rows: observed[i]!,
              bias: gaps[i]! * LABELS.length + tag - 1,
              outcome: segments[i] === segments[i - 1] ? 1 : 0
            }
          ]
    )
  )

const stanceItems = (examples: ReadonlyArray<Example>): Array<Item> =>
  segmentItems(examples, "claim", ({ stance }) => (stance === "counter" ? 1 : 0))

/** What to add to the log-odds of a counter claim, which are rare, for the best F1. */
const ready = (items: ReadonlyArray<Item>, weights: Float64Array): number => {
  const f1 = (added: number) => {
    let [hit, sum] = [0, 0]
    for (const { bias, outcome, rows } of items) {
      const odds = [...rows, ROWS.length + bias].reduce((total, row) => total + weights[row * 2 + 1]!, added)
      if (odds > 0 && outcome === 1) hit++
      sum += (odds > 0 ? 1 : 0) + outcome
    }
    return (2 * hit) / sum
  }
  const best = [0, 0.3, 0.6, 0.9, 1.2, 1.5].reduce((a, b) => (f1(b) > f1(a) ? b : a))
  console.log(`counter claims: F1 where it was fitted ${f1(best).toFixed(3)}`)
  return best
}

const kindItems = (examples: ReadonlyArray<Example>): Array<Item> =>
  segmentItems(examples, "example", ({ kind }) => KINDS.indexOf(kind ?? "fact"))

const segmentItems = (
  examples: ReadonlyArray<Example>,
  label: string,
  outcome: (segment: GoldSegment) => number
): Array<Item> =>
  examples.flatMap(({ observed, segments }) =>
    [...new Set(segments)].flatMap((segment) =>
      segment?.label !== label
        ? []
        : [
            {
              rows: [...new Set(observed.flatMap((rows, i) => (segments[i] === segment ? rows : [])))],
              bias: 0,
              outcome: outcome(segment)
            }
          ]
    )
  )

/** Softmax regression; answers [row * outcomes + outcome], the biases after the rows. Of two outcomes, the first weighs nothing. */
const fit = (items: ReadonlyArray<Item>, outcomes: number, biases: number): Float64Array => {
  const penalty = penalties(
    items.map(({ rows }) => rows),
    PENALTY_OF_REST
  )
  const weights = new Float64Array((ROWS.length + biases) * outcomes)
  const learn = learner(weights, (i) =>
    outcomes === 2 && i % 2 === 0 ? Infinity : (penalty[Math.floor(i / outcomes)] ?? 0)
  )
  for (let epoch = 0; epoch < 60; epoch++) {
    for (const batch of batches(items, epoch, 200)) {
      const slope = new Float64Array(weights.length)
      for (const { bias, outcome, rows } of batch) {
        const own = [...rows, ROWS.length + bias]
        const scores = Array.from({ length: outcomes }, (_, o) =>
          Math.exp(own.reduce((sum, row) => sum + weights[row * outcomes + o]!, 0))
        )
        const total = scores.reduce((a, b) => a + b, 0)
        for (const row of own)
          for (const [o, score] of scores.entries())
            slope[row * outcomes + o]! += score / total - (o === outcome ? 1 : 0)
      }
      learn(slope, batch.length)
    }
  }
  return weights.map(rounded)
}

/** The penalty of each row's weights: `most` times the root of how often it holds, so that a rare cue has its say where it is sure. */
const penalties = (observed: ReadonlyArray<ReadonlyArray<number>>, most: number): Array<number> => {
  const counts = ROWS.map(() => 0)
  for (const rows of observed) for (const row of rows) counts[row]!++
  return counts.map((count) => most * Math.sqrt((count + 1) / observed.length))
}

const learner = (weights: Float64Array, penaltyOf: (index: number) => number) => {
  const squares = new Float64Array(weights.length).fill(1e-6)
  const penalties = weights.map((_, i) => penaltyOf(i))
  return (slope: Float64Array, size: number) => {
    for (let i = 0; i < weights.length; i++) {
      const s = slope[i]! / size
      squares[i]! += s * s
      const rate = 0.1 / Math.sqrt(squares[i]!)
      const moved = weights[i]! - rate * s
      weights[i] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * penalties[i]!)
    }
  }
}

/** The same shuffle for the same epoch. */
const batches = <A>(items: ReadonlyArray<A>, epoch: number, size = 12): Array<Array<A>> => {
  const order = items
    .map((item, i) => [(Math.sin((i + 1) * 12.9898 + epoch * 78.233) * 43758.5453) % 1, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
  return Array.from({ length: Math.ceil(order.length / size) }, (_, b) => order.slice(b * size, (b + 1) * size))
}

const folder = process.argv[2]
if (folder === undefined) console.error("Name a folder of gold files: node scripts/tune-cues.ts GOLD")
else main(folder)
