/** Something that holds or not, and the numbers that it is told from. */
export interface Case {
  readonly evidence: ReadonlyArray<number>
  readonly holds: boolean
}

/** The weights of a logistic regression, by Newton's steps, with a slight pull to 0 for what few cases show. */
export const logistic = (cases: ReadonlyArray<Case>): Array<number> => {
  const size = cases[0]!.evidence.length
  let weights = Array.from({ length: size }, () => 0)
  for (let step = 0; step < 25; step++) {
    const slopes = weights.map((weight) => PULL * weight)
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? PULL : 0)))
    for (const { evidence, holds } of cases) {
      const probability = 1 / (1 + Math.exp(-evidence.reduce((sum, value, k) => sum + value * weights[k]!, 0)))
      for (let i = 0; i < size; i++) {
        slopes[i]! += (probability - (holds ? 1 : 0)) * evidence[i]!
        for (let j = 0; j < size; j++)
          curvature[i]![j]! += probability * (1 - probability) * evidence[i]! * evidence[j]!
      }
    }
    const change = solve(curvature, slopes)
    weights = weights.map((weight, i) => weight - change[i]!)
  }
  return weights
}

const PULL = 1

/** Gauss's elimination; the pull keeps the matrix positive definite, so that no pivot is 0. */
const solve = (matrix: ReadonlyArray<ReadonlyArray<number>>, right: ReadonlyArray<number>): Array<number> => {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (const [i, pivot] of rows.entries()) {
    for (const [k, row] of rows.entries()) {
      if (k === i) continue
      const times = row[i]! / pivot[i]!
      for (let j = i; j < row.length; j++) row[j]! -= times * pivot[j]!
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!)
}
