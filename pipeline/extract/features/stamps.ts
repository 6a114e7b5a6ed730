/** A set of small numbers that is emptied at once, for loops that would make thousands of sets. */
export class Stamps {
  private readonly stamps: Int32Array
  private stamp = 0

  /** @param size what the numbers are below */
  constructor(size: number) {
    this.stamps = new Int32Array(size)
  }

  clear() {
    if (++this.stamp === 2 ** 31 - 1) {
      this.stamps.fill(0)
      this.stamp = 1
    }
  }

  /** Whether the number was not in the set yet; it is now. */
  add(number: number): boolean {
    if (this.stamps[number] === this.stamp) return false
    this.stamps[number] = this.stamp
    return true
  }
}
