/**
 * A set of some hundred numbers from 0 up, that is emptied at once: one small table, which stays in the nearest cache.
 */
export class SmallSet {
  private slots = new Int32Array(1024)
  private stamps = new Int32Array(1024)
  private stamp = 1
  private size = 0

  clear() {
    this.size = 0
    if (++this.stamp === 2 ** 31 - 1) {
      this.stamps.fill(0)
      this.stamp = 1
    }
  }

  /** Whether the number was not in the set yet; it is now. */
  add(number: number): boolean {
    const { slots, stamp, stamps } = this
    const last = slots.length - 1
    let at = (Math.imul(number, 0x9e3779b1) >>> 16) & last
    while (stamps[at] === stamp) {
      if (slots[at] === number) return false
      at = (at + 1) & last
    }
    stamps[at] = stamp
    slots[at] = number
    if (2 * ++this.size > last) this.grow()
    return true
  }

  private grow() {
    const { slots, stamp, stamps } = this
    this.slots = new Int32Array(2 * slots.length)
    this.stamps = new Int32Array(2 * slots.length)
    this.size = 0
    for (let i = 0; i < slots.length; i++) if (stamps[i] === stamp) this.add(slots[i]!)
  }
}
