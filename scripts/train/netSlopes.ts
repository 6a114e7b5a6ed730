import {
  type Activations,
  APART,
  type Dropout,
  LAYERS,
  multiply,
  type Net,
  neighbour,
  SEEN,
  UNITS
} from "../../pipeline/extract/model/net.ts"

/** Slopes of a net's layers, as the layers. */
export type LayerSlopes = Pick<Net, "mix" | "near" | "far" | "out">

/**
 * From the slopes of the scores back to those of the layers, which are added to `slopes`, and of the bags, which are
 * returned: backpropagation (Rumelhart, Hinton & Williams 1986).
 */
export const netSlopes = (
  own: Float64Array,
  found: Activations,
  net: Net,
  dropout: Dropout,
  slopes: LayerSlopes
): Float64Array => {
  const last = back(own, found.last, LAYERS.out.inputs, net.out, slopes.out)
  multiply(last, dropout.last)
  const [mixed, near, far] = [column(last, 0), column(last, 1), column(last, 2)]
  unrectify(far, found.far)
  unwindow(back(far, found.farAround, LAYERS.far.inputs, net.far, slopes.far), APART, near)
  unrectify(near, found.near)
  unwindow(back(near, found.around, LAYERS.near.inputs, net.near, slopes.near), 1, mixed)
  multiply(mixed, dropout.mixed)
  unrectify(mixed, found.mixed)
  const bags = back(mixed, found.bags, LAYERS.mix.inputs, net.mix, slopes.mix)
  for (let i = 0; i < bags.length; i++) bags[i]! *= 1 - found.bags[i]! ** 2
  return bags
}

/**
 * Back through `dense`: adds to the slopes of its weights and returns those of its input. Four outputs at a time, as
 * there.
 */
const back = (
  output: Float64Array,
  input: Float64Array,
  inputs: number,
  weights: Float64Array,
  slopes: Float64Array
): Float64Array => {
  const width = inputs + 1
  const outputs = weights.length / width
  const n = output.length / outputs
  const result = new Float64Array(n * inputs)
  let o = 0
  for (; o + 4 <= outputs; o += 4) {
    const a = o * width
    const [b, c, d] = [a + width, a + 2 * width, a + 3 * width]
    for (let i = 0; i < n; i++) {
      const [from, to] = [i * inputs, i * outputs + o]
      const [p, q, r, s] = [output[to]!, output[to + 1]!, output[to + 2]!, output[to + 3]!]
      if (p === 0 && q === 0 && r === 0 && s === 0) continue
      for (let k = 0; k < inputs; k++) {
        result[from + k]! += p * weights[a + k]! + q * weights[b + k]! + r * weights[c + k]! + s * weights[d + k]!
        const x = input[from + k]!
        if (x === 0) continue
        slopes[a + k]! += p * x
        slopes[b + k]! += q * x
        slopes[c + k]! += r * x
        slopes[d + k]! += s * x
      }
      slopes[a + inputs]! += p
      slopes[b + inputs]! += q
      slopes[c + inputs]! += r
      slopes[d + inputs]! += s
    }
  }
  for (; o < outputs; o++) {
    for (let i = 0; i < n; i++) {
      const slope = output[i * outputs + o]!
      for (let k = 0; k < inputs; k++) {
        result[i * inputs + k]! += slope * weights[o * width + k]!
        slopes[o * width + k]! += slope * input[i * inputs + k]!
      }
      slopes[o * width + inputs]! += slope
    }
  }
  return result
}

/** The `part`th of layers that stand side by side. */
const column = (all: Float64Array, part: number): Float64Array => {
  const result = new Float64Array(all.length / 3)
  for (let i = 0; i < result.length / UNITS; i++)
    result.set(all.subarray((3 * i + part) * UNITS, (3 * i + part + 1) * UNITS), i * UNITS)
  return result
}

/** Adds the slopes of windows to those of the units that they see. */
const unwindow = (windows: Float64Array, apart: number, to: Float64Array): void => {
  const n = to.length / UNITS
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < SEEN; k++) {
      const j = neighbour(i, k, apart)
      if (j < 0 || j >= n) continue
      for (let u = 0; u < UNITS; u++) to[j * UNITS + u]! += windows[(i * SEEN + k) * UNITS + u]!
    }
  }
}

const unrectify = (slopes: Float64Array, values: Float64Array): void => {
  for (let i = 0; i < slopes.length; i++) if (values[i]! <= 0) slopes[i] = 0
}
