import * as PgClient from "@effect/sql-pg/PgClient"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CannotStart } from "../../../schemas/failure.ts"

/** The environment variable with the database's address: a flag would be echoed by pnpm, and stand in the list of processes. */
export const DATABASE_URL = "OPINION_DATABASE_URL"

/** The cluster's database, reached and with our tables in it, or one line that says what to do. */
export const database: Layer.Layer<SqlClient.SqlClient, CannotStart> = Layer.unwrap(
  Effect.gen(function* () {
    const url = yield* address
    return Layer.effectDiscard(prepare).pipe(
      Layer.provideMerge(
        PgClient.layer({
          url,
          applicationName: "opinion-segments",
          connectTimeout: "5 seconds",
          maxMessageSize: LARGEST_PART,
          maxConnections: CONNECTIONS
        })
      ),
      Layer.catch((error) =>
        Layer.effectContext(Effect.fail(error._tag === "CannotStart" ? error : unusable(url, error)))
      )
    )
  })
)

/** In bytes. A part's articles have at most 4 million code units, and its results have their text once more. */
const LARGEST_PART = 256 * 2 ** 20

/** PostgreSQL allows 100 in all unless it is told otherwise; one is kept for the engine's locks. */
const CONNECTIONS = 4

const EXAMPLE = "such as postgres://opinion:PASSWORD@HOST/opinion"

const address = Config.Redacted(DATABASE_URL).pipe(
  Effect.mapError(
    () =>
      new CannotStart({
        message: `Set ${DATABASE_URL} to the cluster's PostgreSQL database, ${EXAMPLE}; pipeline/work/cluster/README.md sets one up.`
      })
  ),
  Effect.filterOrFail(
    (url) => ["postgres:", "postgresql:"].includes(URL.parse(Redacted.value(url))?.protocol ?? ""),
    () =>
      new CannotStart({
        message: `${DATABASE_URL} is not the address of a PostgreSQL database, ${EXAMPLE}. A password's @ : / are written %40 %3A %2F.`
      })
  )
)

const prepare = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`SELECT 1`
  yield* Migrator.make({})({ loader: Migrator.fromRecord(TABLES), table: "opinion_schema" }).pipe(
    // A worker and a run that begin at once make the tables at once.
    Effect.retry({ times: 5, while: ({ _tag }) => _tag === "MigrationError" }),
    Effect.catchTag("MigrationError", (error) =>
      Effect.fail(
        new CannotStart({ message: `The cluster's tables cannot be made: ${reasonOf(error.cause ?? error)}.` })
      )
    )
  )
  const [found] = yield* sql<{ version: number }>`SELECT max(migration_id) AS version FROM opinion_schema`
  const version = Object.keys(TABLES).length
  if (found!.version !== version) {
    return yield* new CannotStart({
      message:
        `The database's tables are of version ${found!.version}, and this program's of version ${version}: ` +
        "use the newest program everywhere, or give each version a database of its own."
    })
  }
})

/** One line without the password, whatever the driver says. */
const unusable = (url: Redacted.Redacted, error: SqlError): CannotStart => {
  const { hostname, pathname, port, username } = new URL(Redacted.value(url))
  const server = `${hostname || "localhost"}:${port || 5432}`
  const reason = reasonOf(error)
  switch (error.reason._tag) {
    case "ConnectionError":
      return new CannotStart({
        message: `PostgreSQL at ${server} cannot be reached (${reason}): is it running, and is the address in ${DATABASE_URL} right?`
      })
    case "AuthenticationError":
      return new CannotStart({
        message:
          `PostgreSQL at ${server} refuses the user "${decodeURIComponent(username)}" (${reason}): ` +
          `correct user and password in ${DATABASE_URL}.`
      })
    default:
      return new CannotStart({
        message: `PostgreSQL at ${server} does not let us use the database "${pathname.slice(1)}": ${reason}.`
      })
  }
}

/** The innermost reason: the server's own sentence, or the network's. */
const reasonOf = (error: unknown): string => {
  let innermost = error
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause
  return innermost instanceof Error
    ? innermost.message || ("code" in innermost ? String(innermost.code) : innermost.name)
    : String(innermost)
}

/**
 * Ours, beside those of the engine (opinion_cluster_...). A change is a new entry; the number of entries is the version.
 *
 * opinion_parts carries what is too large for a message: a part's articles on their way to a runner, and its results on their way back.
 */
const TABLES = {
  "0001_tables": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`CREATE TABLE opinion_runs (
      run text PRIMARY KEY,
      dataset text NOT NULL,
      extractor text NOT NULL,
      version text NOT NULL,
      host text NOT NULL,
      started timestamptz NOT NULL DEFAULT now(),
      heartbeat timestamptz NOT NULL DEFAULT now(),
      ended timestamptz,
      progress text NOT NULL DEFAULT '',
      parts_done int NOT NULL DEFAULT 0
    )`
    yield* sql`CREATE TABLE opinion_parts (
      run text NOT NULL,
      part text NOT NULL,
      entity text,
      runner text,
      tries int NOT NULL DEFAULT 0,
      suspects text NOT NULL DEFAULT '{}',
      under_way text NOT NULL DEFAULT '[]',
      articles bytea,
      done bytea,
      PRIMARY KEY (run, part)
    )`
    // Both are compressed before they come here.
    yield* sql`ALTER TABLE opinion_parts ALTER articles SET STORAGE EXTERNAL, ALTER done SET STORAGE EXTERNAL`
    yield* sql`CREATE TABLE opinion_workers (
      worker text PRIMARY KEY,
      version text NOT NULL,
      threads int NOT NULL,
      shards text NOT NULL,
      joined timestamptz NOT NULL DEFAULT now(),
      heartbeat timestamptz NOT NULL DEFAULT now(),
      articles int NOT NULL DEFAULT 0
    )`
  })
}
