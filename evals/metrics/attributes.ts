import { Kind, Stance } from "../../schemas/label.ts"
import { f1, macro } from "./f1.ts"
import type { Metric, Score } from "./metric.ts"
import { matchByOverlap } from "./overlap.ts"

/**
 * Stance of claims and kind of examples, on gold segments that have the attribute and were found (same label, half of the
 * words of both, overlap.ts). Counts are confusion matrices, gold down, prediction across with `absent` last; an absent
 * attribute is wrong. Accuracy, macro-F1 over the values that occur, and as floor the accuracy of always answering with the
 * commonest gold value. An extractor that never gives the attribute has no accuracy and no F1 (NaN).
 */
export const attributes: Metric = {
  name: "attributes",
  columns: [...columns("stance", Stance.literals), ...columns("kind", Kind.literals)],
  count: (gold, predicted) => {
    const counts = new Float64Array(STANCES + size(Kind.literals))
    for (const [i, j] of matchByOverlap(gold, predicted, "same label")) {
      const [a, b] = [gold.segments[i]!, predicted[j]!]
      if (a.stance) counts[cell(Stance.literals, a.stance, b.stance)]!++
      if (a.kind) counts[STANCES + cell(Kind.literals, a.kind, b.kind)]!++
    }
    return counts
  },
  scores: [
    ...attribute("stance", "claims", Stance.literals, 0),
    ...attribute("kind", "examples", Kind.literals, size(Stance.literals))
  ]
}

function size(values: ReadonlyArray<string>): number {
  return values.length * (values.length + 1)
}

const STANCES = size(Stance.literals)

function columns(name: string, values: ReadonlyArray<string>): ReadonlyArray<string> {
  return values.flatMap((gold) => [...values, "absent"].map((predicted) => `${name}.${gold}_as_${predicted}`))
}

const cell = <A extends string>(values: ReadonlyArray<A>, gold: A, predicted: A | undefined): number =>
  values.indexOf(gold) * (values.length + 1) + (predicted === undefined ? values.length : values.indexOf(predicted))

function attribute(name: string, of: string, values: ReadonlyArray<string>, from: number): ReadonlyArray<Score> {
  const width = values.length + 1
  const row = (counts: Float64Array, gold: number, columns = width) =>
    sum(columns, (predicted) => counts[from + gold * width + predicted]!)
  const column = (counts: Float64Array, predicted: number) =>
    sum(values.length, (gold) => counts[from + gold * width + predicted]!)
  const correct = (counts: Float64Array, value: number) => counts[from + value * width + value]!
  const answered = (counts: Float64Array) => sum(values.length, (gold) => row(counts, gold, values.length)) > 0
  const total = (counts: Float64Array) => sum(values.length, (gold) => row(counts, gold))
  return [
    {
      name: `${name}.accuracy`,
      meaning: `Share of found ${of} with the right ${name}`,
      better: "higher",
      of: (counts) =>
        answered(counts) ? sum(values.length, (value) => correct(counts, value)) / total(counts) : Number.NaN
    },
    {
      name: `${name}.macro_f1`,
      meaning: `Mean F1 of the values of ${name} on found ${of}`,
      better: "higher",
      of: (counts) =>
        answered(counts)
          ? macro(values.map((_, value) => f1(correct(counts, value), column(counts, value), row(counts, value))))
          : Number.NaN
    },
    {
      name: `${name}.floor`,
      meaning: `Accuracy of the commonest ${name} on the same ${of}`,
      better: "higher",
      of: (counts) => Math.max(...values.map((_, value) => row(counts, value))) / total(counts)
    }
  ]
}

const sum = (n: number, term: (i: number) => number): number => {
  let total = 0
  for (let i = 0; i < n; i++) total += term(i)
  return total
}
