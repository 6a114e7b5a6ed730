import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { LABELS } from "../../schemas/label.ts"
import { alpha, coincidences } from "./alpha.ts"
import { boundaries, windowSize } from "./boundaries.ts"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"
import { MODES, segments, tally } from "./segments.ts"
import { sentences } from "./sentences.ts"

// Written by scripts/metric-fixtures.py with scikit-learn, nltk, segeval, krippendorff and nervaluate; README.md has the differences.
interface Reference {
  readonly pairs: ReadonlyArray<{
    readonly gold: string
    readonly predicted: string
    readonly accuracy: number
    readonly precision: ReadonlyArray<number | null>
    readonly recall: ReadonlyArray<number | null>
    readonly f1: ReadonlyArray<number | null>
    readonly macro: number | null
    readonly kappa: number | null
    readonly alpha: number | null
    readonly k: number
    readonly windowdiff: number | null
    readonly pk: number | null
    readonly segeval_k: number
    readonly similarity: number | null
    /** [correct, incorrect, partial, missed, spurious] */
    readonly modes: Record<(typeof MODES)[number], readonly [number, number, number, number, number]>
  }>
  readonly groups: ReadonlyArray<{ readonly annotators: ReadonlyArray<string>; readonly alpha: number | null }>
}

const { groups, pairs }: Reference = JSON.parse(
  readFileSync(new URL("reference.fixtures.json", import.meta.url), "utf8")
)

const same = (actual: number | undefined, expected: number | null, what: string) => {
  if (expected === null) assert.isNaN(actual, what)
  else assert.closeTo(actual!, expected, 1e-10, what)
}

describe("others' implementations", () => {
  // The fixtures' arrays are in the order of LABELS.
  it("agree on at least 200 invented articles: F1, kappa, alpha (scikit-learn, krippendorff)", () => {
    assert.isAtLeast(pairs.length, 200)
    for (const pair of pairs) {
      const what = `${pair.gold} ${pair.predicted}`
      const scores = scored(sentences, article(pair.gold), segmentsOf(pair.predicted))
      same(scores["accuracy"], pair.accuracy, what)
      same(scores["macro_f1"], pair.macro, what)
      same(scores["kappa"], pair.kappa, what)
      same(scores["alpha"], pair.alpha, what)
      LABELS.forEach((label, i) => {
        same(scores[`${label}.precision`], pair.precision[i]!, what)
        same(scores[`${label}.recall`], pair.recall[i]!, what)
        same(scores[`${label}.f1`], pair.f1[i]!, what)
      })
    }
  })

  it("agree on WindowDiff, Pk (nltk, segeval) and boundary similarity (segeval)", () => {
    for (const pair of pairs) {
      const what = `${pair.gold} ${pair.predicted}`
      const scores = scored(boundaries, article(pair.gold), segmentsOf(pair.predicted))
      same(scores["windowdiff"], pair.windowdiff, what)
      same(scores["pk"], pair.pk, what)
      // segeval raises where neither side has a boundary; its own documentation says 1.
      same(scores["similarity"], pair.similarity ?? 1, what)
    }
  })

  it("choose the same window, but for halves and very short articles", () => {
    for (const { gold, k, segeval_k } of pairs) {
      const masses = Array.from(gold.matchAll(/\d+/g), ([n]) => Number(n))
      const places = Uint8Array.from(masses.flatMap((mass) => [...Array<number>(mass - 1).fill(0), 1]).slice(0, -1))
      assert.strictEqual(windowSize(places), k, gold)
      const half = (places.length + 1) / masses.length / 2
      // segeval rounds halves to even and does not shorten the window to the article.
      if (half % 1 !== 0.5 && k < places.length) assert.strictEqual(k, segeval_k, gold)
    }
  })

  it("agree on the four modes (nervaluate), but for the matches that its greedy order misses", () => {
    let better = 0
    for (const pair of pairs) {
      const counts = segments.count(article(pair.gold), segmentsOf(pair.predicted))
      const ours = MODES.map((mode) => tally(counts, mode))
      const theirs = MODES.map((mode) => pair.modes[mode])
      ours.forEach(({ gold, predicted, correct, incorrect, partial, missed, spurious }, m) => {
        assert.strictEqual(correct + incorrect + partial + missed, gold)
        assert.strictEqual(correct + incorrect + partial + spurious, predicted)
        assert.strictEqual(theirs[m]![0] + theirs[m]![1] + theirs[m]![2] + theirs[m]![3], gold)
      })
      const credit = (m: number) => ours[m]!.correct + ours[m]!.partial / 2 - theirs[m]![0] - theirs[m]![2] / 2
      MODES.forEach((mode, m) => {
        const what = `${mode} ${pair.gold} ${pair.predicted}`
        if (mode === "type") assert.isAtLeast(credit(m), 0, what)
        else assert.strictEqual(credit(m), 0, what)
      })
      if (credit(MODES.indexOf("type")) > 0) better++
    }
    // Such as gold claim of 4, predicted example of 3 and claim of 1: nervaluate pairs the claim with the example, which comes first.
    assert.strictEqual(better, 32)
  })

  it("agree on alpha with several annotators and missing values (krippendorff)", () => {
    for (const { annotators, alpha: expected } of groups) {
      const values = annotators.map((row) => [...row].map((letter) => "tcexn".indexOf(letter)))
      same(alpha(coincidences(values, 5)), expected, annotators.join(" "))
    }
  })
})
