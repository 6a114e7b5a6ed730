/** Numbers that step down their slopes: Adam (Kingma & Ba 2015). */
export class Adam {
  readonly values: Float32Array | Float64Array
  private readonly first: Float32Array
  private readonly second: Float32Array

  constructor(values: Float32Array | Float64Array) {
    this.values = values
    this.first = new Float32Array(values.length)
    this.second = new Float32Array(values.length)
  }

  /**
   * Steps `length` numbers from `at` on, down the slopes from `at` on.
   *
   * @param time steps that have been made yet and this one; numbers that have no slope need not step each time
   */
  step(slopes: Float32Array | Float64Array, at: number, length: number, rate: number, time: number) {
    const { first, second, values } = this
    const [one, two] = [1 - FIRST ** time, 1 - SECOND ** time]
    for (let i = at; i < at + length; i++) {
      const slope = slopes[i]!
      const m = (first[i] = FIRST * first[i]! + (1 - FIRST) * slope)
      const v = (second[i] = SECOND * second[i]! + (1 - SECOND) * slope * slope)
      values[i]! -= (rate * m) / one / (Math.sqrt(v / two) + 1e-8)
    }
  }
}

const [FIRST, SECOND] = [0.9, 0.999]
