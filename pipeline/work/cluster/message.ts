import * as ClusterSchema from "effect/cluster/ClusterSchema"
import * as Entity from "effect/cluster/Entity"
import * as Rpc from "effect/rpc/Rpc"
import * as Schema from "effect/Schema"
import type { Extractor } from "../../extract/Extractor.ts"
import { SPLITTER_VERSION } from "../../split/split.ts"
import { VERSION } from "../../version.ts"

/** What a runner is asked to do: a part by reference, as its articles are in the database, and all that must be the same there. */
const ASSIGNMENT = {
  run: Schema.String,
  part: Schema.String,
  /** The program's and its splitter's. */
  version: Schema.String,
  extractor: Schema.String,
  fingerprint: Schema.String,
  /** Seconds. */
  articleTimeout: Schema.Finite
}
const Assignment = Schema.Struct(ASSIGNMENT)
export type Assignment = typeof Assignment.Type

/** `Finished`: its results are in the database, from this runner or an earlier one. `Gone`: it is not there any more. */
export const Outcome = Schema.Union([
  Schema.TaggedStruct("Finished", {}),
  Schema.TaggedStruct("Gone", {}),
  /** This runner cannot do parts of this run. `stopped` is a reason that ends a run on one machine, such as a budget that is used up. */
  Schema.TaggedStruct("Refused", { worker: Schema.String, reason: Schema.String, stopped: Schema.Boolean })
])
export type Outcome = typeof Outcome.Type

/** A part of a run as the cluster's entity: delivered to the runner that has its shard, kept in PostgreSQL until it is answered. */
export const PartEntity = Entity.make("Part", [
  Rpc.make("Do", { payload: ASSIGNMENT, primaryKey: ({ part }) => part, success: Outcome }).annotate(
    ClusterSchema.Persisted,
    true
  )
])

export const OWN_VERSION = `${VERSION}, splitter ${SPLITTER_VERSION}`

/** Why this program would not do the assignment as the one who gave it, if so. */
export const difference = (asked: Assignment, extractor?: Extractor): string | undefined =>
  asked.version !== OWN_VERSION
    ? `it is version ${OWN_VERSION}, and the run is of version ${asked.version}`
    : extractor !== undefined && extractor.fingerprint !== asked.fingerprint
      ? `its ${asked.extractor} is not the run's (${extractor.fingerprint}, not ${asked.fingerprint}): ` +
        "give it the same files, settings and flags"
      : undefined
