/** A line of text on a page, or as much of it as stands in one column. Lengths in points; `y` is the baseline's distance from the top. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  /** Of its letters. */
  readonly size: number
}

/** A line in its place in the order of reading. */
export interface PlacedLine extends Line {
  readonly page: number
  /** The edges of the text around it. */
  readonly column: Column
}

export interface Column {
  readonly left: number
  readonly right: number
}
