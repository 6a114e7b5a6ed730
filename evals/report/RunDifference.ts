/** One metric of an extractor of one run against one of another: second minus first. NaN where undefined. */
export interface RunDifference {
  readonly first: string
  readonly second: string
  readonly metric: string
  readonly better: "higher" | "lower"
  readonly values: readonly [first: number, second: number]
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Of paired approximate randomisation, adjusted by Holm over all that is compared here. */
  readonly p: number
}
