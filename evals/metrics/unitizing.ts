import { LABELS } from "../../schemas/label.ts"
import type { LabelledSegment } from "./labelled.ts"
import type { Metric } from "./metric.ts"

/**
 * Krippendorff's alpha for unitizing, alpha_U: agreement on where units are and what they are, beyond chance
 * (Krippendorff 1995, "On the Reliability of Unitizing Continuous Data"; in the form of Krippendorff 2004, "Measuring the
 * Reliability of Qualitative Text Analysis Data", and Content Analysis, 2nd ed., p. 254).
 * 1 is perfect, 0 chance. For a label: 1 - observed / expected; overall: 1 - sum of observed / sum of expected.
 *
 * The continuum is an article's code points. The paper has one continuum; over articles, observed and expected disagreements
 * (not divided by L squared, so in squared code points) are each summed, chance being within the article.
 */
export const unitizing: Metric = {
  name: "unitizing",
  columns: LABELS.flatMap((label) => [`${label}.observed`, `${label}.expected`]),
  count: (gold, predicted) => disagreement(gold.length, [gold.segments, predicted]),
  scores: [
    {
      name: "alpha_u",
      meaning: "Krippendorff's alpha_U: agreement on spans and labels beyond chance, 1 is perfect, 0 chance",
      better: "higher",
      of: (counts) => {
        let [observed, expected] = [0, 0]
        LABELS.forEach((_, label) => {
          observed += counts[label * 2]!
          expected += counts[label * 2 + 1]!
        })
        return 1 - observed / expected
      }
    },
    ...LABELS.map((label, index) => ({
      name: `${label}.alpha_u`,
      meaning: `Krippendorff's alpha_U of ${label} segments`,
      better: "higher" as const,
      of: (counts: Float64Array) => 1 - counts[index * 2]! / counts[index * 2 + 1]!
    }))
  ]
}

/**
 * Observed and expected disagreement of m >= 2 annotators on one continuum of `length`, for each label: the columns of
 * `unitizing`, squared units of length. Each annotator's segments are in reading order and disjoint.
 */
export const disagreement = (
  length: number,
  annotators: ReadonlyArray<ReadonlyArray<LabelledSegment>>
): Float64Array => {
  const m = annotators.length
  const counts = new Float64Array(LABELS.length * 2)
  LABELS.forEach((label, index) => {
    const continua = annotators.map((segments) =>
      sections(
        length,
        segments.filter((segment) => segment.label === label)
      )
    )
    let observed = 0
    for (let i = 0; i < m; i++) for (let j = i + 1; j < m; j++) observed += 2 * difference(continua[i]!, continua[j]!)
    counts[index * 2] = observed / (m * (m - 1))
    counts[index * 2 + 1] = length * length * expected(length, m, continua.flat())
  })
  return counts
}

/** A unit of one category, or a gap between two: together they tile an annotator's continuum. */
interface Section {
  readonly unit: boolean
  readonly begin: number
  readonly length: number
}

const sections = (length: number, units: ReadonlyArray<LabelledSegment>): ReadonlyArray<Section> => {
  const tiles: Array<Section> = []
  let at = 0
  for (const { start, end } of units) {
    if (start > at) tiles.push({ unit: false, begin: at, length: start - at })
    tiles.push({ unit: true, begin: start, length: end - start })
    at = end
  }
  if (length > at) tiles.push({ unit: false, begin: at, length: length - at })
  return tiles
}

/** Sum of delta squared over the sections of two annotators; sections that share nothing differ by 0. */
const difference = (a: ReadonlyArray<Section>, b: ReadonlyArray<Section>): number => {
  let sum = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i]!, b[j]!]
    const [xEnd, yEnd] = [x.begin + x.length, y.begin + y.length]
    // Two units: how far their beginnings and their ends are apart. A unit wholly in the other's gap: its length.
    if (x.unit && y.unit) sum += (x.begin - y.begin) ** 2 + (xEnd - yEnd) ** 2
    else if (x.unit && y.begin <= x.begin && xEnd <= yEnd) sum += x.length ** 2
    else if (y.unit && x.begin <= y.begin && yEnd <= xEnd) sum += y.length ** 2
    if (xEnd <= yEnd) i++
    if (yEnd <= xEnd) j++
  }
  return sum
}

/** D_e of one category: mean delta squared over every way in which the units and gaps could have met. */
const expected = (length: number, m: number, all: ReadonlyArray<Section>): number => {
  const units = all.filter((section) => section.unit)
  const roomFor = roomIn(all.filter((section) => !section.unit).map((gap) => gap.length))
  let sum = 0
  let within = 0
  for (const { length: l } of units) {
    const room = roomFor(l)
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room
    within += l * (l - 1)
  }
  return units.length === 0 ? 0 : ((2 / length) * sum) / (m * length * (m * length - 1) - within)
}

/**
 * In how many places a unit of a length fits into gaps of these lengths: the sum of gap - l + 1 over gaps that are at least l long. The
 * gaps are sorted once, so that a unit costs a binary search; all sums are of whole numbers, and exact.
 */
const roomIn = (gaps: ReadonlyArray<number>): ((length: number) => number) => {
  const sorted = Float64Array.from(gaps).sort()
  /** above[i]: the sum of the gaps from the i-th shortest on. */
  const above = new Float64Array(sorted.length + 1)
  for (let i = sorted.length - 1; i >= 0; i--) above[i] = above[i + 1]! + sorted[i]!
  return (length) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < length) low = middle + 1
      else high = middle
    }
    return above[low]! - (sorted.length - low) * (length - 1)
  }
}
