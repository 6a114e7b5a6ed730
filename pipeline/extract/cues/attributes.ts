import type { Kind, Stance } from "../../../schemas/label.ts"
import type { Stretch } from "./segments.ts"
import { CUE_WEIGHTS, PRIORS } from "./weights.ts"

/** A claim's stance or an example's kind: what the cues of all its sentences speak for most. */
export const attributes = (
  { first, label, last }: Stretch,
  observed: ReadonlyArray<ReadonlyArray<number>>
): { readonly stance?: Stance; readonly kind?: Kind } => {
  if (label !== "claim" && label !== "example") return {}
  const rows = new Set<number>()
  for (let n = first; n <= last; n++) for (const row of observed[n - 1]!) rows.add(row)
  const weight = (outcome: keyof typeof PRIORS) => {
    let total = PRIORS[outcome]
    for (const row of rows) total += CUE_WEIGHTS[row]![outcome] ?? 0
    return total
  }
  if (label === "claim") return { stance: weight("counter") > 0 ? "counter" : "pro" }
  return { kind: KINDS.reduce((best, kind) => (weight(kind) > weight(best) ? kind : best)) }
}

const KINDS: ReadonlyArray<Kind> = ["fact", "statistic", "testimony", "anecdote", "case", "analogy"]
