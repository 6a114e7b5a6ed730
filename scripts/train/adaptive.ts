/**
 * Numbers that step down their slopes, each at its own pace: AdaGrad (Duchi, Hazan & Singer 2011) with an L2 penalty.
 */
export class Adaptive {
  readonly values: Float32Array
  private readonly start: Float32Array
  private readonly squares: Float32Array
  private readonly sum: Float32Array
  private readonly penalty: number
  private times = 0

  /** @param start what the numbers begin at, and what the penalty draws them to; 0 where undefined */
  constructor(size: number, penalty: number, start: Float32Array | undefined) {
    this.start = start ?? new Float32Array(size)
    this.values = this.start.slice()
    this.squares = new Float32Array(size)
    this.sum = new Float32Array(size)
    this.penalty = penalty
  }

  /** Steps `length` numbers from `to` on, down the slopes from `of` on. */
  step(to: number, slopes: Float64Array, of: number, length: number, rate: number) {
    const { penalty, squares, start, values } = this
    for (let i = 0; i < length; i++) {
      const at = to + i
      const slope = slopes[of + i]! + penalty * (values[at]! - start[at]!)
      const square = squares[at]! + slope * slope
      squares[at] = square
      values[at]! -= (rate * slope) / (Math.sqrt(square) + 1e-6)
    }
  }

  /** Takes the numbers as they are now into the average. */
  remember() {
    this.times++
    for (let i = 0; i < this.sum.length; i++) this.sum[i]! += this.values[i]!
  }

  average(): Float32Array {
    return this.sum.map((value) => value / this.times)
  }
}
