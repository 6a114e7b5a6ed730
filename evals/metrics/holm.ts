/**
 * Holm's step-down adjusted p-values (Holm 1979): with the m p-values in ascending order, the k-th (from 0) becomes
 * max over j <= k of min(1, (m - j) * p_j). Rejecting where the adjusted value is below 5 % keeps the chance of any false
 * finding in the family below 5 %, however the tests depend on each other. NaN stays NaN and is no test.
 */
export const holm = (ps: ReadonlyArray<number>): ReadonlyArray<number> => {
  const order = ps.flatMap((p, index) => (Number.isNaN(p) ? [] : [index])).sort((i, j) => ps[i]! - ps[j]!)
  const adjusted = ps.map(() => Number.NaN)
  let largest = 0
  order.forEach((index, k) => {
    largest = Math.max(largest, Math.min(1, (order.length - k) * ps[index]!))
    adjusted[index] = largest
  })
  return adjusted
}
