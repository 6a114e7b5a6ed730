/** The name that is fewest edits away from what was typed, if that is no more than two and not most of the word. */
export const nearest = (typed: string, names: ReadonlyArray<string>): string | undefined => {
  const word = typed.toLowerCase()
  const [best] = names
    .map((name) => ({ name, edits: distance(word, name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= 2 && best.edits * 2 < best.name.length ? best.name : undefined
}

/** Levenshtein's distance: how many letters must be added, removed or replaced to make one word of the other. */
const distance = (from: string, to: string): number => {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...from].entries()) {
    const here = [row + 1]
    for (const [column, other] of [...to].entries()) {
      here.push(
        Math.min(
          (here[column] ?? 0) + 1,
          (above[column + 1] ?? 0) + 1,
          (above[column] ?? 0) + (letter === other ? 0 : 1)
        )
      )
    }
    above = here
  }
  return above.at(-1) ?? 0
}
