import * as NodeCrypto from "@effect/platform-node/NodeCrypto"
import type * as MessageStorage from "effect/cluster/MessageStorage"
import * as RunnerAddress from "effect/cluster/RunnerAddress"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as SqlRunnerStorage from "effect/cluster/SqlRunnerStorage"
import * as Duration from "effect/Duration"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as References from "effect/References"
import type * as SqlClient from "effect/sql/SqlClient"

/** Entities are spread over so many shards, and shards over the runners: no more runners than this get work. */
export const SHARDS = 256

/** A runner that has not been heard of for so long is taken for dead: its shards, and with them its parts, go to others. */
export const SILENCE = Duration.seconds(9)

/** The tables of the engine are named so. */
export const PREFIX = "opinion_cluster"

/**
 * Effect's cluster over PostgreSQL alone: messages, answers, the list of runners and the locks of their shards are in the database, and
 * machines need to reach nothing else. No runner listens on a port, so none has to know the address of another; what that costs is the
 * wait until a runner, or the one who sends, looks into the database again.
 *
 * `worker` is the runner's unique name; undefined where parts are only sent.
 */
export const engine = (
  worker: string | undefined
): Layer.Layer<Sharding.Sharding | MessageStorage.MessageStorage, never, SqlClient.SqlClient> =>
  Sharding.layer.pipe(
    Layer.provide(Runners.layerNoop),
    Layer.provideMerge(Layer.provide(SqlMessageStorage.layerWith({ prefix: PREFIX }), NodeCrypto.layerDigest)),
    // With nothing to ping, a runner is alive as long as it renews its row.
    Layer.provide([Layer.orDie(SqlRunnerStorage.layerWith({ prefix: PREFIX })), RunnerHealth.layerNoop]),
    Layer.provide(
      ShardingConfig.layer({
        runnerAddress: worker === undefined ? Option.none() : Option.some(RunnerAddress.make(worker, 1)),
        shardsPerGroup: SHARDS,
        shardLockExpiration: SILENCE,
        shardLockRefreshInterval: Duration.seconds(3),
        refreshAssignmentsInterval: Duration.seconds(1),
        entityMessagePollInterval: Duration.millis(250),
        entityReplyPollInterval: Duration.millis(100),
        entityMaxIdleTime: Duration.seconds(5),
        // When another runner joins, a part that is under way is finished where it is.
        entityTerminationTimeout: Duration.minutes(30)
      })
    ),
    // In an outage it would tell of every query that fails; outage.ts tells of the outage.
    Layer.provide(Layer.succeed(References.MinimumLogLevel, "None"))
  )
