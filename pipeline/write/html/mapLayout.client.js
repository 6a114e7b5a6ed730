// Where the boxes of an argument map stand. Sizes are pixels.

/** @typedef {{ n: number, under: Array<Tree> }} Tree a segment and those that are linked to it */
/** @typedef {{ n: number, x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ from: number, points: string }} Edge from a segment to its target, as the `d` of a path with its arrow's head */

/**
 * The segments as trees, of each what is linked to it; those alone are without a link. Claims stand before examples, examples
 * before conclusions, theses first. What is linked in a circle is opened at its first segment.
 * @param {ReadonlyArray<number>} targets of each segment, -1 for none @param {ReadonlyArray<number>} labels of each
 * @returns {{ trees: Array<Tree>, alone: Array<number> }}
 */
export const argumentTree = (targets, labels) => {
  const seen = new Set()
  /** @param {number} n @returns {Tree} */
  const tree = (n) => {
    seen.add(n)
    return { n, under: sorted(pointing(n).filter((other) => !seen.has(other))).map(tree) }
  }
  /** @param {number} n */
  const pointing = (n) => targets.flatMap((target, other) => (target === n && other !== n ? [other] : []))
  /** @param {Array<number>} some */
  const sorted = (some) => some.toSorted((a, b) => labels[a] - labels[b] || a - b)
  const tops = sorted(targets.flatMap((target, n) => (target < 0 ? [n] : [])))
  const trees = tops.filter((n) => pointing(n).length > 0 || labels[n] === 0).map(tree)
  const alone = tops.filter((n) => !seen.has(n))
  for (const n of alone) seen.add(n)
  for (const n of targets.keys()) if (!seen.has(n)) trees.push(tree(n))
  return { trees, alone }
}

const GAP = 10
/** For the line that runs down beside boxes. */
const INDENT = 18
const COLUMN = 270
const ROOT = 640

/**
 * Each tree's top across, under it its branches in columns, in a branch one under the other.
 * @param {{ trees: Array<Tree>, alone: Array<number> }} argument @param {number} width
 * @param {(n: number, width: number) => number} heightOf a box of that width
 * @returns {{ boxes: Array<Box>, edges: Array<Edge>, height: number, unlinked: number | undefined }} `unlinked`: the line above what has no link
 */
export const layOut = ({ alone, trees }, width, heightOf) => {
  /** @type {Array<Box>} */
  const boxes = []
  /** @type {Array<Edge>} */
  const edges = []
  const count = Math.max(1, Math.floor((width + GAP) / (COLUMN + GAP)))
  const column = (width - (count - 1) * GAP) / count

  /** @param {number} n @param {number} x @param {number} y @param {number} width */
  const put = (n, x, y, width) => {
    const box = { n, x, y, width, height: heightOf(n, width) }
    boxes.push(box)
    return box
  }
  /** @param {Tree} tree @param {number} x @param {number} y @param {number} width @returns {{ box: Box, bottom: number }} */
  const branch = ({ n, under }, x, y, width) => {
    const box = put(n, x, y, width)
    let bottom = y + box.height
    for (const tree of under) {
      const indent = width > 150 ? INDENT : 0
      const child = branch(tree, x + indent, bottom + GAP, width - indent)
      const middle = child.box.y + child.box.height / 2
      const side = x + INDENT / 2
      edges.push({ from: tree.n, points: `M${child.box.x} ${middle}H${side}V${y + box.height}${HEAD}` })
      bottom = child.bottom
    }
    return { box, bottom }
  }

  let y = 1
  for (const { n, under } of trees) {
    const across = Math.min(width, ROOT)
    const root = put(n, (width - across) / 2, y, across)
    const foot = y + root.height
    const bus = foot + 12
    const bottoms = Array.from({ length: count }, () => bus + 6)
    for (const tree of under) {
      const shortest = bottoms.indexOf(Math.min(...bottoms))
      const x = shortest * (column + GAP)
      const { bottom, box } = branch(tree, x + INDENT, bottoms[shortest] + 4, column - INDENT)
      bottoms[shortest] = bottom + GAP
      edges.push({
        from: tree.n,
        points: `M${box.x} ${box.y + box.height / 2}H${x + INDENT / 2}V${bus}H${width / 2}V${foot}${HEAD}`
      })
    }
    y = (under.length === 0 ? foot : Math.max(...bottoms)) + 2 * GAP
  }

  const unlinked = alone.length === 0 ? undefined : y + 12
  if (unlinked !== undefined) {
    const bottoms = Array.from({ length: count }, () => unlinked + GAP)
    for (const n of alone) {
      const shortest = bottoms.indexOf(Math.min(...bottoms))
      const box = put(n, shortest * (column + GAP), bottoms[shortest], column)
      bottoms[shortest] += box.height + GAP
    }
    y = Math.max(...bottoms)
  }
  return { boxes, edges, height: y, unlinked }
}

/** An arrow's head, where a line ends upwards. */
const HEAD = "m-4 6l4 -6l4 6"
