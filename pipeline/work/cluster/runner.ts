import * as Effect from "effect/Effect"
import * as RcMap from "effect/RcMap"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import type * as Statement from "effect/sql/Statement"
import type { Article } from "../../../schemas/article.ts"
import { ArticleFailure, type Stopped } from "../../../schemas/failure.ts"
import { encodeRecord } from "../../../schemas/record.ts"
import type { Extractor } from "../../extract/Extractor.ts"
import { openExtractor } from "../../extract/registry.ts"
import { inline } from "../inline.ts"
import type { Done, Work } from "../part.ts"
import { openThreads } from "../threads.ts"
import { type Assignment, difference, type Outcome } from "./message.ts"
import { throughOutages } from "./outage.ts"
import { pack, unpack } from "./packet.ts"

export interface RunnerOptions {
  /** The runner's unique name. */
  readonly worker: string
  readonly threads: number
  /** Told of articles that are done. */
  readonly done: (articles: number) => void
}

/** Does the parts that this process is assigned, each as a run on one machine does it. */
export const openRunner = Effect.fnUntraced(function* ({ done, threads, worker }: RunnerOptions) {
  const sql = yield* SqlClient.SqlClient
  const computing = Semaphore.makeUnsafe(threads + 1)
  const waiting = Semaphore.makeUnsafe(1)

  const opened = yield* RcMap.make({
    lookup: Effect.fnUntraced(function* (key: string) {
      const [name, articleTimeout] = JSON.parse(key) as [string, number]
      const extractor = yield* openExtractor(name)
      const work: Work = extractor.computes
        ? yield* openThreads(name, { workers: threads, articleTimeout })
        : inline(extractor)
      return { extractor, work }
    }),
    idleTimeToLive: "5 minutes"
  })

  const refuse = (why: string, stopped: boolean) => {
    const reason = why.replace(/\.$/, "")
    return Effect.as(Effect.logWarning(`Refused a part: ${reason}.`), {
      _tag: "Refused",
      worker,
      reason,
      stopped
    } satisfies Outcome)
  }

  const perform = Effect.fnUntraced(function* (assignment: Assignment): Effect.fn.Return<Outcome> {
    const other = difference(assignment)
    if (other !== undefined) return yield* refuse(other, false)
    const { articleTimeout, extractor: name } = assignment
    return yield* RcMap.get(opened, JSON.stringify([name, articleTimeout])).pipe(
      Effect.flatMap(({ extractor, work }) => {
        const other = difference(assignment, extractor)
        if (other !== undefined) return refuse(other, false)
        return (extractor.computes ? computing : waiting).withPermits(1)(attempt(assignment, extractor, work))
      }),
      Effect.catchTag("CannotStart", ({ message }) => refuse(`it cannot open ${name}: ${message}`, false)),
      Effect.catchTag("Stopped", ({ message }) => refuse(message, true)),
      // The engine would begin it again and again.
      Effect.catchDefect((defect) => refuse(`it crashed: ${String(defect)}`, true)),
      Effect.scoped
    )
  })

  const attempt = Effect.fnUntraced(function* (
    { part, run }: Assignment,
    extractor: Extractor,
    work: Work
  ): Effect.fn.Return<Outcome, Stopped> {
    const at = sql`run = ${run} AND part = ${part}`
    const [begun] = yield* throughOutages(sql<Begun>`
      UPDATE opinion_parts SET runner = ${worker}, tries = tries + 1 WHERE ${at} AND done IS NULL
      RETURNING tries, suspects, under_way, articles`)
    if (begun === undefined) {
      const [found] = yield* throughOutages(sql`SELECT 1 FROM opinion_parts WHERE ${at}`)
      return { _tag: found === undefined ? "Gone" : "Finished" }
    }
    // Once another has begun it, because this runner was silent for too long, what this one writes is void.
    const mine = sql`${at} AND runner = ${worker} AND tries = ${begun.tries}`
    const articles = yield* unpack<ReadonlyArray<Article>>(begun.articles)
    const made = yield* (begun.tries === 1 ? work(articles) : carefully(articles, begun, extractor, work, mine)).pipe(
      // Given back, not failed: this try does not count.
      Effect.onError(() =>
        sql`UPDATE opinion_parts SET tries = tries - 1, under_way = '[]', runner = NULL WHERE ${mine}`.pipe(
          Effect.timeout("2 seconds"),
          Effect.ignore
        )
      )
    )
    const bytes = yield* pack(made)
    yield* throughOutages(sql`UPDATE opinion_parts SET done = ${bytes}, articles = NULL WHERE ${mine} AND done IS NULL`)
    done(articles.length)
    return { _tag: "Finished" }
  })

  /**
   * A part that a runner has begun and not ended: it may hold an article that kills the process that does it. Before each article the
   * database is told, so that the next runner knows which were under way. Those are done last and alone; one that was under way again
   * when a runner died alone with it is given up.
   */
  const carefully = Effect.fnUntraced(function* (
    articles: ReadonlyArray<Article>,
    begun: Begun,
    extractor: Extractor,
    work: Work,
    mine: Statement.Fragment
  ) {
    const suspects = JSON.parse(begun.suspects) as Record<number, number>
    for (const index of JSON.parse(begun.under_way) as ReadonlyArray<number>)
      suspects[index] = (suspects[index] ?? 0) + 1
    yield* throughOutages(
      sql`UPDATE opinion_parts SET suspects = ${JSON.stringify(suspects)}, under_way = '[]' WHERE ${mine}`
    )

    const underWay = new Set<number>()
    const oneAtATime = Semaphore.makeUnsafe(1)
    const tell = oneAtATime.withPermits(1)(
      Effect.suspend(() =>
        throughOutages(sql`UPDATE opinion_parts SET under_way = ${JSON.stringify([...underWay])} WHERE ${mine}`)
      )
    )
    const made = new Map<number, Done>()
    const one = Effect.fnUntraced(function* (index: number) {
      underWay.add(index)
      yield* tell
      made.set(index, yield* work([articles[index]!]))
      underWay.delete(index)
      yield* tell
    })
    const indices = (deaths: number) =>
      [...articles.keys()].filter((index) => Math.min(suspects[index] ?? 0, 2) === deaths)
    yield* Effect.forEach(indices(0), one, {
      concurrency: extractor.computes ? 1 : (extractor.concurrency ?? 1),
      discard: true
    })
    yield* Effect.forEach(indices(1), one, { discard: true })
    for (const index of indices(2)) made.set(index, { lines: [encodeRecord(deadly(articles[index]!))], failures: 1 })

    const inOrder = [...articles.keys()].map((index) => made.get(index)!)
    return {
      lines: inOrder.flatMap(({ lines }) => lines),
      failures: inOrder.reduce((sum, { failures }) => sum + failures, 0)
    } satisfies Done
  })

  return perform
})

/** A part's row as it is when a runner begins it. */
interface Begun {
  /** This one counted. */
  readonly tries: number
  /** JSON: by an article's index, how many runners have ended while it was under way. */
  readonly suspects: string
  /** JSON: the indices of the articles that were under way when the last try ended. */
  readonly under_way: string
  readonly articles: Uint8Array
}

const deadly = ({ id, source }: Article) =>
  new ArticleFailure({
    articleId: id,
    source,
    stage: "extract",
    error: "Crash",
    message:
      "The extractor ended the whole process on this article, three times: it was given up so that the others could be done."
  })
