/**
 * A fold for each article, such that articles of one source share a fold: a user's articles are of a source that no
 * training set has. Where there are fewer sources than folds, article by article. Largest sources first, each to the
 * smallest fold yet.
 */
export const foldsOf = (articles: ReadonlyArray<{ readonly source: string }>, folds: number): Array<number> => {
  const members = new Map<string, Array<number>>()
  for (const [i, { source }] of articles.entries()) members.set(source, [...(members.get(source) ?? []), i])
  const groups = members.size >= folds ? [...members.values()] : articles.map((_, i) => [i])
  const sizes = Array.from({ length: folds }, () => 0)
  const result = articles.map(() => 0)
  // Sorting keeps the order of equals: the same articles have the same folds everywhere.
  for (const group of groups.sort((a, b) => b.length - a.length)) {
    const fold = sizes.indexOf(Math.min(...sizes))
    sizes[fold]! += group.length
    for (const i of group) result[i] = fold
  }
  return result
}
