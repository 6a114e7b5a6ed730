/** What one command may spend on answers, over all its extractors: US dollars. */
export class Purse {
  /** Undefined where there is no limit. */
  readonly budget: number | undefined
  #spent = 0
  #putAside = 0

  constructor(budget?: number) {
    this.budget = budget
  }

  /** Paid so far, by this command. */
  get spent(): number {
    return this.#spent
  }

  /** Puts the expected cost of a request aside; false where the budget cannot bear it. */
  putAside(cost: number): boolean {
    if (this.budget !== undefined && this.#spent + this.#putAside + cost > this.budget) return false
    this.#putAside += cost
    return true
  }

  /** Takes back what was put aside for a request, and pays what it came to. */
  settle(putAside: number, paid: number): void {
    this.#putAside -= putAside
    this.#spent += paid
  }
}
