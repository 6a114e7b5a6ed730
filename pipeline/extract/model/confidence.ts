/** The log-odds of a probability, of 0 and 1 as well. */
export const logOdds = (probability: number): number => {
  const inside = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(inside / (1 - inside))
}

/** How likely a segment is right, from what the chain says of it: Platt scaling (1999), a line for each label. */
export const confidenceOf = (match: number, [slope, intercept]: readonly [slope: number, intercept: number]): number =>
  1 / (1 + Math.exp(-(slope * logOdds(match) + intercept)))
