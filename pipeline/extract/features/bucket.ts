/** How many of the ascending `cuts` a value reaches. */
export const bucket = (value: number, cuts: ReadonlyArray<number>): number => {
  let reached = 0
  while (reached < cuts.length && value >= cuts[reached]!) reached++
  return reached
}
