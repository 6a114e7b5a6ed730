import { logOdds } from "../../pipeline/extract/model/confidence.ts"

/**
 * Slope and intercept of the log-odds that an answer is right, given what the chain says of it: Platt (1999), by Newton's steps, with a
 * slight pull to slope 1 and intercept 0 for labels that have few answers.
 */
export const fitConfidence = (answers: ReadonlyArray<{ readonly match: number; readonly right: boolean }>): readonly [slope: number, intercept: number] => {
  let [slope, intercept] = [1, 0]
  for (let step = 0; step < 25; step++) {
    let [g0, g1, h00, h01, h11] = [PULL * (slope - 1), PULL * intercept, PULL, 0, PULL]
    for (const { match, right } of answers) {
      const x = logOdds(match)
      const p = 1 / (1 + Math.exp(-(slope * x + intercept)))
      const slack = p - (right ? 1 : 0)
      const weight = p * (1 - p)
      g0 += slack * x
      g1 += slack
      h00 += weight * x * x
      h01 += weight * x
      h11 += weight
    }
    const determinant = h00 * h11 - h01 * h01
    slope -= (h11 * g0 - h01 * g1) / determinant
    intercept -= (h00 * g1 - h01 * g0) / determinant
  }
  return [slope, intercept]
}

const PULL = 1
