import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { SqlError } from "effect/sql/SqlError"

/** Tries again until the database answers, and tells of an outage once, then every ten seconds, and of its end. */
export const throughOutages = <A, R>(query: Effect.Effect<A, SqlError, R>): Effect.Effect<A, never, R> =>
  query.pipe(
    Effect.tapError(told),
    Effect.tap(ended),
    Effect.retry({ schedule: Schedule.spaced("500 millis"), while: mayPass }),
    // What does not pass is a bug of ours.
    Effect.orDie
  )

/** An outage is the whole process's: many queries fail in it, and it is told of once. */
let outage: { readonly since: number; told: number } | undefined

const told = (error: SqlError) =>
  Effect.suspend(() => {
    const now = performance.now()
    if (!mayPass(error)) return Effect.void
    if (outage === undefined) {
      outage = { since: now, told: now }
      return Effect.logWarning("PostgreSQL does not answer; trying again until it does.")
    }
    if (now - outage.told < 10_000) return Effect.void
    outage.told = now
    return Effect.logWarning(
      `PostgreSQL has not answered for ${Math.round((now - outage.since) / 1000)} s; still trying.`
    )
  })

const ended = Effect.suspend(() => {
  if (outage === undefined) return Effect.void
  const seconds = Math.round((performance.now() - outage.since) / 1000)
  outage = undefined
  return Effect.logWarning(`PostgreSQL answers again, after ${seconds} s.`)
})

/** A server that shuts down or starts says so in ways that the driver does not know: only what names a mistake of ours is final. */
const mayPass = ({ reason }: SqlError): boolean =>
  !["SqlSyntaxError", "UniqueViolation", "ConstraintError", "AuthorizationError"].includes(reason._tag)
