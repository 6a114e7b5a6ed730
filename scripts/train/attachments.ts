import {
  highest,
  KINDS,
  outcomes,
  ATTRIBUTE_ROWS,
  stretchFeatures
} from "../../pipeline/extract/sequence/attributes.ts"
import {
  candidates,
  LINK_ROWS,
  linkable,
  pairFeatures,
  thesesOf,
  total
} from "../../pipeline/extract/sequence/links.ts"
import type { Model } from "../../pipeline/extract/model/weights.ts"
import { LABELS } from "../../schemas/label.ts"
import type { TrainingArticle } from "./trainingArticle.ts"
import { type Choice, classify, decide, type Item, type Pace, rank } from "./linear.ts"

/** What segments carry besides their label: stance, kind, link. Learned on gold segments. */
export type Attachments = Pick<Model["tables"], "stance" | "kind" | "link" | "relation">

export const learnAttachments = (
  examples: ReadonlyArray<TrainingArticle>,
  seed: number,
  from?: Attachments
): Attachments => ({
  stance: classify(examples.flatMap(stances), ATTRIBUTE_ROWS, 1, { ...ATTRIBUTE, seed }, from?.stance),
  kind: classify(examples.flatMap(kinds), ATTRIBUTE_ROWS, KINDS.length, { ...ATTRIBUTE, seed }, from?.kind),
  link: rank(
    examples.flatMap((example) => linkCases(example).map(({ choice }) => choice)),
    LINK_ROWS,
    { ...LINK, seed },
    from?.link
  ),
  relation: decide(
    examples.flatMap((example) =>
      linkCases(example).map(({ attacks, choice }) => ({
        features: choice.alternatives[choice.chosen]!,
        outcome: attacks ? 1 : 0
      }))
    ),
    LINK_ROWS,
    { ...LINK, seed },
    from?.relation
  )
})

const ATTRIBUTE: Omit<Pace, "seed"> = { epochs: 10, rate: 0.1, penalty: 1e-5 }
const LINK: Omit<Pace, "seed"> = { epochs: 6, rate: 0.1, penalty: 1e-5 }

/** Of one article: gold items and what the weights say of them. */
export interface Attached {
  /** Log-odds of `counter`, and whether it is. */
  readonly stances: ReadonlyArray<readonly [odds: number, counter: boolean]>
  readonly kinds: ReadonlyArray<readonly [answer: number, gold: number]>
  readonly links: ReadonlyArray<LinkAnswer>
}

export interface LinkAnswer {
  readonly right: boolean
  /**
   * Whether simple rules would have it right: the nearest claim, the thesis, or claims the thesis and examples the
   * nearest claim.
   */
  readonly nearestClaim: boolean
  readonly thesis: boolean
  readonly rule: boolean
  readonly attacks: boolean
  readonly answeredAttacks: boolean
}

/** @param odds what else speaks for a link from segment i to segment j, both counted from 0 */
export const attach = (
  example: TrainingArticle,
  weights: Attachments,
  odds: (i: number, j: number) => number = () => 0
): Attached => ({
  stances: stances(example).map(
    ({ features, outcome }) => [outcomes(features, weights.stance, 1)[0]!, outcome === 1] as const
  ),
  kinds: kinds(example).map(
    ({ features, outcome }) => [highest(outcomes(features, weights.kind, KINDS.length)), outcome] as const
  ),
  links: linkCases(example).map(({ attacks, choice, from, isExample, nearestClaim, thesis, to }) => ({
    right:
      highest(choice.alternatives.map((pair, k) => total(pair, weights.link) + odds(from, to[k]!))) === choice.chosen,
    nearestClaim: nearestClaim === choice.chosen,
    thesis: thesis === choice.chosen,
    rule: (isExample || thesis < 0 ? nearestClaim : thesis) === choice.chosen,
    attacks,
    answeredAttacks: total(choice.alternatives[choice.chosen]!, weights.relation) > 0
  }))
})

/**
 * What to add to the log-odds of a counter claim, which are rare: of all that is right as often as always saying
 * `pro`, the best F1.
 * 0 where nothing is.
 */
export const fitCounter = (stances: ReadonlyArray<Attached["stances"]>): number => {
  const all = stances.flat()
  const gold = all.filter(([, counter]) => counter).length
  let best = { added: 0, f1: 0 }
  for (let k = -20; k <= 20; k++) {
    const added = k / 10
    const answered = all.filter(([odds]) => odds + added > 0)
    const right = answered.filter(([, counter]) => counter).length
    const f1 = (2 * right) / Math.max(1, answered.length + gold)
    if (2 * right >= answered.length && f1 > best.f1) best = { added, f1 }
  }
  return best.added
}

const stances = ({ observed, segments }: TrainingArticle): Array<Item> =>
  segments.flatMap(({ first, gold, last }) =>
    gold.label !== "claim"
      ? []
      : [
          {
            features: stretchFeatures(observed, first, last),
            outcome: gold.stance === "counter" ? 1 : 0
          }
        ]
  )

const kinds = ({ observed, segments }: TrainingArticle): Array<Item> =>
  segments.flatMap(({ first, gold: { kind }, last }) =>
    kind === undefined
      ? []
      : [
          {
            features: stretchFeatures(observed, first, last),
            outcome: KINDS.indexOf(kind)
          }
        ]
  )

interface LinkCase {
  /** The segment, and those that it could point to. */
  readonly from: number
  readonly to: ReadonlyArray<number>
  readonly choice: Choice
  readonly attacks: boolean
  readonly isExample: boolean
  /** Which alternative the nearest claim and the first thesis are; -1 where there is none. */
  readonly nearestClaim: number
  readonly thesis: number
}

/** Links whose target is among the candidates. */
const linkCases = ({ prose: { document }, observed, segments }: TrainingArticle): Array<LinkCase> => {
  const all = segments.map(({ first, gold, label, last }) =>
    linkable(document, observed, { label, first, last, counter: gold.stance === "counter" })
  )
  const theses = thesesOf(all)
  return segments.flatMap(({ gold }, i) => {
    if (gold.link === undefined) return []
    const { relation, target } = gold.link
    const to = candidates(all, theses, i)
    const chosen = to.findIndex((j) => segments[j]!.gold.id === target)
    if (chosen < 0) return []
    const claims = to.filter((j) => LABELS[all[j]!.label] === "claim").sort((a, b) => Math.abs(a - i) - Math.abs(b - i))
    return [
      {
        from: i,
        to,
        choice: { alternatives: to.map((j) => pairFeatures(all, theses, i, j)), chosen },
        attacks: relation === "attacks",
        isExample: gold.label === "example",
        nearestClaim: to.indexOf(claims[0] ?? -1),
        thesis: to.indexOf(theses[0] ?? -1)
      }
    ]
  })
}
