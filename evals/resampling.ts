/** How the uncertainty of scores is estimated. */
export interface Resampling {
  /** Bootstrap resamples, for intervals. */
  readonly resamples: number
  /** Shuffles of approximate randomisation, for p. */
  readonly shuffles: number
  readonly seed: number
}
