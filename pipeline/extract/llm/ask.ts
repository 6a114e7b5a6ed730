import type { ModelMessage } from "ai"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type { PlatformError } from "effect/PlatformError"
import * as Schedule from "effect/Schedule"
import { createHash } from "node:crypto"
import { Stopped } from "../../../schemas/failure.ts"
import { ExtractionFailed } from "../Extractor.ts"
import { type Answer, type AnswerCache, Question } from "./cache.ts"
import { makeLimits } from "./limits.ts"
import type { Model } from "./model.ts"
import { costOf } from "./prices.ts"
import { ANSWER_SCHEMA, INSTRUCTIONS } from "./prompt.ts"
import { PARAMETERS, request, type RequestFailed } from "./request.ts"
import type { LlmSettings } from "./settings.ts"
import { expectedTokens } from "./tokens.ts"

/**
 * Answers a conversation: from the cache, else by asking the model. Fails with ExtractionFailed where this conversation got no
 * answer, with Stopped where none will; what is under way then has been finished and kept.
 */
export type Ask = (
  messages: ReadonlyArray<ModelMessage>,
  sentences: number
) => Effect.Effect<Answer, ExtractionFailed | Stopped>

/** What one command has done with a model so far. */
export interface Tally {
  /** Answers that were asked for, and what they cost in US dollars. */
  paid: number
  cost: number
  /** Answers that were kept from before. */
  kept: number
}

/** Asks nobody. */
export const askCache =
  (model: Model, settings: LlmSettings, cache: AnswerCache, tally?: Tally): Ask =>
  (messages) => {
    const question = questionOf(model, settings, messages)
    return cache.read(question).pipe(
      Effect.mapError(cacheStopped(settings)),
      Effect.flatMap(
        Option.match({
          onNone: () =>
            Effect.fail(
              new Stopped({
                message: `--replay found no kept answer ${cache.key(question).slice(0, 12)} in ${settings.cache}: run once without it.`
              })
            ),
          onSome: (answer) => {
            if (tally !== undefined) tally.kept++
            return Effect.succeed(answer)
          }
        })
      )
    )
  }

/** Asks the model what the cache does not know, and keeps every answer as soon as it is there. */
export const askModel = (model: Model, settings: LlmSettings, cache: AnswerCache, tally: Tally): Ask => {
  const { patience, purse } = settings
  const limits = makeLimits(settings.inFlight, settings.perMinute)
  const underWay = new Map<string, Deferred.Deferred<void>>()
  let stopping: string | undefined
  let failedInARow = 0

  /** Ends the run once what is under way is kept. */
  const stop = (message: string) =>
    Effect.suspend(() => {
      stopping ??= message
      return Effect.andThen(
        limits.idle,
        Effect.suspend(() => Effect.fail(new Stopped({ message: stopping! })))
      )
    })

  const attempt = (messages: ReadonlyArray<ModelMessage>, question: Question) =>
    limits
      .turn(
        Effect.suspend(() => {
          if (stopping !== undefined) return Effect.undefined
          // An answer that is there is kept, whatever happens meanwhile.
          return Effect.uninterruptibleMask((restore) =>
            restore(request(model, messages, patience)).pipe(
              Effect.tap((answer) => Effect.mapError(cache.write(question, answer), cacheStopped(settings)))
            )
          )
        })
      )
      .pipe(
        Effect.tapError((error) =>
          error._tag !== "RequestFailed"
            ? Effect.void
            : limits.hold(error.retryAfter ?? (error.error === "RateLimited" ? UNTOLD_WAIT : 0))
        )
      )

  const ask = Effect.fnUntraced(function* (
    messages: ReadonlyArray<ModelMessage>,
    question: Question,
    sentences: number
  ) {
    const kept = yield* Effect.mapError(cache.read(question), cacheStopped(settings))
    if (Option.isSome(kept)) {
      tally.kept++
      return kept.value
    }
    const expected = expectedTokens(messages, sentences)
    const putAside = costOf(model.price, expected.input, expected.output)
    if (!purse.putAside(putAside)) {
      return yield* stop(
        `Stopped before the budget of $${purse.budget} is passed. Every answer is kept: the same command goes on from there, with another $${purse.budget}.`
      )
    }
    let cost = 0
    const answer = yield* attempt(messages, question).pipe(
      Effect.retry(backoff(patience)),
      Effect.tap((answer) =>
        Effect.sync(() => {
          if (answer === undefined) return
          cost = costOf(model.price, answer.inputTokens, answer.outputTokens)
          tally.paid++
          tally.cost += cost
          failedInARow = 0
        })
      ),
      Effect.ensuring(Effect.sync(() => purse.settle(putAside, cost))),
      Effect.catchTag("RequestFailed", (error): Effect.Effect<never, ExtractionFailed | Stopped> => {
        if (error.hope === "none")
          return stop(`${error.message} What is answered is kept: the same command goes on from there.`)
        if (++failedInARow >= NOTHING_WORKS || (error.hope === "again" && tally.paid === 0)) {
          return stop(
            `${capital(error.message)}. Once that is mended, the same command goes on: what is answered is kept.`
          )
        }
        return Effect.fail(new ExtractionFailed({ error: error.error, message: capital(error.message) }))
      })
    )
    return answer ?? (yield* stop(stopping!))
  })

  return Effect.fnUntraced(function* (messages, sentences) {
    const question = questionOf(model, settings, messages)
    const key = cache.key(question)
    // Articles may be the same: the second one waits for the first one's answer.
    for (let other = underWay.get(key); other !== undefined; other = underWay.get(key)) yield* Deferred.await(other)
    const done = Deferred.makeUnsafe<void>()
    underWay.set(key, done)
    return yield* ask(messages, question, sentences).pipe(
      Effect.ensuring(
        Effect.sync(() => {
          underWay.delete(key)
          Deferred.doneUnsafe(done, Exit.void)
        })
      )
    )
  })
}

/**
 * So many requests in a row that failed for good, and no answer between them, and the model is given up; one is enough where
 * there has been no answer yet, and the fault was none of its article's.
 */
const NOTHING_WORKS = 5

const LONGEST_PAUSE = "1 minute"

/** Milliseconds for which a model is left alone that has had enough, but does not say for how long. */
const UNTOLD_WAIT = 1000

/** Exponential with jitter, for what may succeed if made again; a server that is not there is not waited for that long. */
const backoff = ({ backoff, retries }: LlmSettings["patience"]) =>
  Schedule.min([Schedule.exponential(backoff), Schedule.spaced(LONGEST_PAUSE)]).pipe(
    Schedule.jittered,
    Schedule.upTo({ times: retries }),
    Schedule.setInputType<RequestFailed | Stopped>(),
    Schedule.while(
      ({ attempt, input }) =>
        input._tag === "RequestFailed" && input.hope === "again" && (input.error !== "NoServer" || attempt <= 2)
    )
  )

const questionOf = (model: Model, { repetition }: LlmSettings, messages: ReadonlyArray<ModelMessage>): Question =>
  new Question({
    provider: model.provider,
    url: model.url,
    model: model.name,
    parameters: PARAMETERS,
    prompt: createHash("sha256")
      .update(JSON.stringify([INSTRUCTIONS, ANSWER_SCHEMA, messages]))
      .digest("hex"),
    repetition
  })

const cacheStopped =
  ({ cache }: LlmSettings) =>
  (error: PlatformError) =>
    new Stopped({
      message: `The kept answers in ${cache} cannot be read or written (${error.reason._tag}). Choose another folder with --cache.`
    })

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
