/** Puts `all` in another order (Fisher & Yates), by random integers of 32 bits. */
export const shuffle = <A>(all: Array<A>, next: () => number): void => {
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor((next() / 2 ** 32) * (i + 1))
    const held = all[i]!
    all[i] = all[j]!
    all[j] = held
  }
}
