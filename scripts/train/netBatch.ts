import { marginals, STEPS } from "../../pipeline/extract/sequence/chain.ts"
import {
  activate,
  BAG,
  type Dropout,
  EMBEDDINGS,
  LAYER_NAMES,
  LEXICAL_ROWS,
  type Net
} from "../../pipeline/extract/model/net.ts"
import { TAGS } from "../../pipeline/extract/sequence/tags.ts"
import { Adam } from "./adam.ts"
import { type LayerSlopes, netSlopes } from "./netSlopes.ts"
import { chainSlopes, type Counts } from "./slopes.ts"

/** A net whose numbers can step. */
export interface Learner extends Net {
  readonly embeddings: Float32Array
}

/**
 * A net on its way: adds up the slopes of some articles, then steps down them. Embeddings step only when some article
 * had their row.
 */
export class NetBatch {
  private readonly net: Learner
  private readonly adams
  private readonly layers: LayerSlopes
  private readonly embeddings = new Float32Array(EMBEDDINGS * BAG)
  private readonly steps = new Float64Array(STEPS)
  private readonly ends = new Float64Array(TAGS)
  /** The rows that this batch has had yet, and for each row the batch that had it last. */
  private readonly rows = new Int32Array(EMBEDDINGS)
  private readonly last = new Int32Array(EMBEDDINGS)
  private count = 0
  private time = 1

  constructor(net: Learner) {
    this.net = net
    this.adams = {
      embeddings: new Adam(net.embeddings),
      layers: LAYER_NAMES.map((name) => [name, new Adam(net[name])] as const),
      steps: new Adam(net.chain.steps),
      ends: new Adam(net.chain.ends)
    }
    const like = ({ length }: Float64Array) => new Float64Array(length)
    this.layers = { mix: like(net.mix), near: like(net.near), far: like(net.far), out: like(net.out) }
  }

  /**
   * Adds the slopes of an article's cross-entropy from its target; returns that, in nats, but for the target's own
   * entropy.
   *
   * @param size the sentences of the batch, for the slopes to be those of one
   */
  add(rows: ReadonlyArray<Int32Array>, gaps: Uint8Array, target: Counts, dropout: Dropout, size: number): number {
    const { net } = this
    const found = activate(rows, net, dropout)
    const chain = marginals(found.scores, gaps, net.chain)
    const own = chainSlopes(chain, target)
    for (let i = 0; i < own.tags.length; i++) own.tags[i]! /= size
    for (let i = 0; i < STEPS; i++) this.steps[i]! += own.steps[i]! / size
    for (let t = 0; t < TAGS; t++) this.ends[t]! += own.tags[own.tags.length - TAGS + t]!
    const bags = netSlopes(own.tags, found, net, dropout, this.layers)
    for (const [i, all] of rows.entries()) {
      for (let k = 0; k < all.length; k++) {
        const isLexical = all[k]! < LEXICAL_ROWS
        this.addRow(
          all[k]!,
          bags,
          i * 2 * BAG + (isLexical ? 0 : BAG),
          isLexical ? dropout.lexical : dropout.structural
        )
      }
    }
    return chain.logPartition - worthOf(target, found.scores, net)
  }

  /** Steps down what has been added up, and begins anew. */
  step(rate: number) {
    const { adams, embeddings, ends, layers, rows, steps, time } = this
    for (const [name, adam] of adams.layers) adam.step(layers[name], 0, layers[name].length, rate, time)
    adams.steps.step(steps, 0, STEPS, rate, time)
    adams.ends.step(ends, 0, TAGS, rate, time)
    for (let k = 0; k < this.count; k++) adams.embeddings.step(embeddings, rows[k]! * BAG, BAG, rate, time)
    for (const name of LAYER_NAMES) layers[name].fill(0)
    steps.fill(0)
    ends.fill(0)
    this.count = 0
    this.time++
  }

  private addRow(row: number, bags: Float64Array, of: number, scale: number) {
    const { embeddings } = this
    const to = row * BAG
    if (this.last[row] !== this.time) {
      this.last[row] = this.time
      this.rows[this.count++] = row
      embeddings.fill(0, to, to + BAG)
    }
    for (let d = 0; d < BAG; d++) embeddings[to + d]! += bags[of + d]! * scale
  }
}

/** What the target would be worth, as the log-weight of a sequence of tags. */
const worthOf = ({ steps, tags }: Counts, scores: Float64Array, { chain }: Net): number => {
  let sum = 0
  for (let i = 0; i < tags.length; i++) sum += tags[i]! * scores[i]!
  for (let i = 0; i < STEPS; i++) sum += steps[i]! * chain.steps[i]!
  for (let t = 0; t < TAGS; t++) sum += tags[tags.length - TAGS + t]! * chain.ends[t]!
  return sum
}
