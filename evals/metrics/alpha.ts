/**
 * Krippendorff's alpha for nominal data from a matrix of coincidences (k x k, row-major):
 * 1 - (n - 1) * sum of o_ck over c != k / sum of n_c * n_k over c != k.
 * Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections C and D.
 * NaN where only one category was ever used, or nothing was paired.
 */
export const alpha = (coincidences: Float64Array): number => {
  const size = Math.sqrt(coincidences.length)
  const margins = new Float64Array(size)
  let n = 0
  let disagreement = 0
  coincidences.forEach((count, cell) => {
    const category = Math.floor(cell / size)
    margins[category]! += count
    n += count
    if (cell % size !== category) disagreement += count
  })
  const expected = n * n - margins.reduce((sum, margin) => sum + margin * margin, 0)
  return 1 - ((n - 1) * disagreement) / expected
}

/**
 * Coincidences of any number of annotators, additive over units and articles: `annotators[a][u]` is the category
 * (0 .. size - 1) that annotator a gave unit u, -1 where it gave none. A unit with m >= 2 values adds 1 / (m - 1) for each
 * ordered pair of them; a unit with fewer adds nothing (ibid.).
 */
export const coincidences = (annotators: ReadonlyArray<ArrayLike<number>>, size: number): Float64Array => {
  const matrix = new Float64Array(size * size)
  const units = annotators[0]?.length ?? 0
  for (let unit = 0; unit < units; unit++) {
    const values = annotators.map((values) => values[unit]!).filter((value) => value >= 0)
    values.forEach((a, i) =>
      values.forEach((b, j) => {
        if (i !== j) matrix[a * size + b]! += 1 / (values.length - 1)
      })
    )
  }
  return matrix
}
