/** Why articles failed, with how many did for it. */
export interface Reason {
  readonly message: string
  readonly count: number
}

/**
 * Counts failures by what they say. Messages that differ only in numbers, names in quotation marks, paths and file names are one
 * reason, in which these are left out. After some thousand reasons new ones are only counted together.
 */
export class Reasons {
  readonly #byPattern = new Map<string, { message: string; count: number }>()
  #others = 0

  add(failure: string): void {
    const message = failure.slice(0, LONGEST)
    const pattern = message.replace(PARTICULARS, "…")
    const known = this.#byPattern.get(pattern)
    if (known !== undefined) {
      if (known.message !== message) known.message = pattern
      known.count++
    } else if (this.#byPattern.size < MOST_REASONS) this.#byPattern.set(pattern, { message, count: 1 })
    else this.#others++
  }

  /** The `most` commonest, those with the same count as they came, and how many failures had other reasons. */
  commonest(most: number): { readonly reasons: ReadonlyArray<Reason>; readonly others: number } {
    const sorted = [...this.#byPattern.values()].sort((a, b) => b.count - a.count)
    const rest = sorted.slice(most).reduce((sum, { count }) => sum + count, this.#others)
    return { reasons: sorted.slice(0, most), others: rest }
  }
}

const PARTICULARS = /"[^"]*"|'[^']*'|[^\s;,)]*\/[^\s;,)]+|[^\s;,)]+\.\w{2,5}\b(?::\d+)?|\d[\d.,]*/g

/** UTF-16 code units by which reasons are told apart. */
const LONGEST = 300

const MOST_REASONS = 5000
