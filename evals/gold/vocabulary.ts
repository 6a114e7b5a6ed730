import type { Relation, Stance } from "../../schemas/label.ts"

/** A foreign word for a stance, in ours: `For` and `pro`, `Against`, `con` and `opp`. */
export const stanceOf = (word: string): Stance | undefined => STANCES.get(word.toLowerCase())

/** A foreign word for a relation between segments, in ours: `Support`, `sup`, `attacks`, `reb`. */
export const relationOf = (word: string): Relation | undefined => RELATIONS.get(word.toLowerCase())

const STANCES: ReadonlyMap<string, Stance> = new Map([
  ["for", "pro"],
  ["pro", "pro"],
  ["against", "counter"],
  ["con", "counter"],
  ["opp", "counter"],
  ["counter", "counter"]
])

const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ["supports", "supports"],
  ["support", "supports"],
  // arg-microtexts: plain support and support by example.
  ["sup", "supports"],
  ["exa", "supports"],
  ["attacks", "attacks"],
  ["attack", "attacks"],
  // arg-microtexts: a rebuttal denies a statement, an undercut denies that a statement bears on another.
  ["reb", "attacks"],
  ["und", "attacks"]
])
