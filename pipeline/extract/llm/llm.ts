import * as NodeServices from "@effect/platform-node/NodeServices"
import type { ModelMessage } from "ai"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import type * as Scope from "effect/Scope"
import type { Document } from "../../../schemas/document.ts"
import { Extraction, Link, Segment, Usage } from "../../../schemas/extraction.ts"
import { CannotStart, type Stopped } from "../../../schemas/failure.ts"
import { ExtractionFailed, type Extractor, type ExtractorEntry } from "../Extractor.ts"
import { type Answered, judge, type Judged, type Problem, withoutLink } from "./answer.ts"
import { type Ask, askCache, askModel, type Tally } from "./ask.ts"
import { openAnswerCache } from "./cache.ts"
import { readExamples } from "./examples.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { type Model, openModel } from "./model.ts"
import { costOf } from "./prices.ts"
import { complaint, exampleAnswer, EXAMPLES, question } from "./prompt.ts"
import { LlmSettings, type WindowSize } from "./settings.ts"
import { expectedTokens } from "./tokens.ts"
import { type Window, windowAt } from "./window.ts"
import { inWindows } from "./windows.ts"

/**
 * A language model of anybody's. It sees numbered sentences and answers with ranges of them; an answer that cannot be taken is
 * complained of once, and what is wrong after that is left out and said, or the article fails.
 */
export const llm: ExtractorEntry = {
  name: "llm:",
  description:
    "a language model, as llm:openai/NAME, llm:anthropic/NAME, llm:google/NAME, or llm:compatible/NAME for Ollama and the like",
  open: Effect.fn("llm.open")(function* (argument: string): Effect.fn.Return<Extractor, CannotStart, Needs> {
    const settings = yield* LlmSettings
    const model = yield* openModel(argument, settings.replay)
    const asks = !settings.replay
    if (asks && model.price === undefined && !model.local) {
      if (settings.purse.budget !== undefined) {
        return yield* new CannotStart({
          message: `What llm:${argument} costs is not known, so --budget cannot be kept: ${SAY_PRICE}`
        })
      }
      yield* Effect.logWarning(`What llm:${argument} costs is not known, and counts as 0: ${SAY_PRICE}`)
    }
    const examples =
      settings.examples === undefined ? [] : yield* readExamples(settings.examples, EXAMPLES, settings.windows.asked)
    const shown = examples.flatMap(({ document, segments }): Array<ModelMessage> => [
      { role: "user", content: question(document, windowAt(1, Infinity, 0, document.sentences.length), []) },
      { role: "assistant", content: exampleAnswer(segments) }
    ])
    const cache = yield* openAnswerCache(settings.cache)
    const tally: Tally = { paid: 0, cost: 0, kept: 0 }
    yield* Effect.addFinalizer(() =>
      Effect.logInfo(
        `llm:${argument}: ${tally.paid} answers for $${tally.cost.toFixed(4)}, ${tally.kept} kept from before`
      ).pipe(Effect.when(Effect.sync(() => tally.paid + tally.kept > 0)))
    )
    const kept = askCache(model, settings, cache)
    const extract = extractWith(
      model,
      settings.windows,
      shown,
      asks ? askModel(model, settings, cache, tally) : askCache(model, settings, cache, tally)
    )
    const extractKept = extractWith(model, settings.windows, shown, kept)
    return {
      name: `llm:${argument}`,
      fingerprint: fingerprintOf(model, settings, shown),
      concurrency: settings.inFlight,
      extract,
      estimate: (document) =>
        extractKept(document).pipe(
          Effect.as(true),
          Effect.catch((error) => Effect.succeed(error._tag === "ExtractionFailed")),
          Effect.map((kept) => ({ kept, usage: expectedUsage(model, settings.windows, shown, document) }))
        )
    }
  }, Effect.provide(NodeServices.layer))
}

type Needs = FileSystem.FileSystem | Path.Path | Scope.Scope

const SAY_PRICE =
  "say it with OPINION_LLM_PRICE, dollars for a million tokens in and out, such as OPINION_LLM_PRICE=0.5,1.5."

const extractWith = (model: Model, size: WindowSize, shown: ReadonlyArray<ModelMessage>, ask: Ask) =>
  Effect.fnUntraced(function* (document: Document): Effect.fn.Return<Extraction, ExtractionFailed | Stopped> {
    const paid = { requests: 0, inputTokens: 0, outputTokens: 0, seconds: 0 }
    const usage = () => new Usage({ ...paid, cost: costOf(model.price, paid.inputTokens, paid.outputTokens) })
    const askPaid = Effect.fnUntraced(function* (messages: ReadonlyArray<ModelMessage>, sentences: number) {
      const answer = yield* ask(messages, sentences)
      paid.requests++
      paid.inputTokens += answer.inputTokens
      paid.outputTokens += answer.outputTokens
      paid.seconds += answer.milliseconds / 1000
      return answer
    })
    const { problems, segments } = yield* inWindows(document, size, (window, found) =>
      askWindow(document, window, found, shown, askPaid)
    ).pipe(
      Effect.catchTag("ExtractionFailed", ({ error, message }) =>
        Effect.fail(new ExtractionFailed({ error, message, ...(paid.requests > 0 && { usage: usage() }) }))
      )
    )
    return asExtraction(segments, problems, usage())
  })

/** Asks for a window, and once more with the complaint where the answer cannot be taken as it is. */
const askWindow = Effect.fnUntraced(function* (
  document: Document,
  window: Window,
  found: ReadonlyArray<Answered>,
  shown: ReadonlyArray<ModelMessage>,
  ask: Ask
): Effect.fn.Return<Judged, ExtractionFailed | Stopped> {
  const asked = question(document, window, found)
  const sentences = window.last - window.first + 1
  const askJudged = Effect.fnUntraced(function* (conversation: ReadonlyArray<ModelMessage>) {
    const { finish, text } = yield* ask([...shown, ...conversation], sentences)
    if (finish === "content-filter") {
      return yield* new ExtractionFailed({
        error: "Refused",
        message: `The model refuses this article${text === "" ? "" : `: ${text.slice(0, 200)}`}`
      })
    }
    const judged = judge(document, window, found, text)
    return { text, judged, problems: judged?.problems.map(({ message }) => message) ?? [noAnswer(text, finish)] }
  })

  const first = yield* askJudged([{ role: "user", content: asked }])
  if (first.judged !== undefined && first.problems.length === 0) return first.judged
  const second = yield* askJudged(
    first.text.trim() === ""
      ? [{ role: "user", content: `${asked}\n\n${complaint(first.problems)}` }]
      : [
          { role: "user", content: asked },
          { role: "assistant", content: first.text },
          { role: "user", content: complaint(first.problems) }
        ]
  )
  const best = second.judged ?? first.judged
  if (best === undefined || (best.segments.length === 0 && best.problems.length > 0)) {
    return yield* new ExtractionFailed({
      error: best === undefined ? "NoAnswer" : "InvalidAnswer",
      message: `Asked twice, the model gave no answer that can be taken: ${second.problems.slice(0, 3).join("; ")}`
    })
  }
  return best
})

const noAnswer = (text: string, finish: string): string =>
  text.trim() === ""
    ? "it is empty"
    : finish === "length"
      ? "it breaks off before its first segment is whole"
      : "there is no JSON in it"

/** Targets that are sentences become numbers of segments; a target that turned out to be in none is left off. */
const asExtraction = (
  segments: ReadonlyArray<Answered>,
  problems: ReadonlyArray<Problem>,
  usage: Usage
): Extraction => {
  const numberOf = (sentence: number) =>
    segments.findIndex(({ first, last }) => first <= sentence && sentence <= last) + 1
  const lost = segments.filter(({ target }) => target !== undefined && numberOf(target) === 0)
  const all = [
    ...problems.map(({ message }) => message),
    ...lost.map(
      ({ first, label, target }) =>
        `the ${label} of sentence ${first} points to sentence ${target}, which is in no segment`
    )
  ]
  return new Extraction({
    segments: segments.map((segment) => {
      const { relation, target, ...rest } = lost.includes(segment) ? withoutLink(segment) : segment
      return new Segment({
        ...rest,
        ...(target !== undefined && { link: new Link({ relation: relation ?? "supports", target: numberOf(target) }) })
      })
    }),
    usage,
    ...(all.length > 0 && {
      partial: `Asked twice, the model gave ${all.length === 1 ? "something" : `${all.length} things`} that cannot be taken and ${
        all.length === 1 ? "is" : "are"
      } left out: ${all.slice(0, 3).join("; ")}${all.length > 3 ? "; …" : ""}`
    })
  })
}

/** What an article would cost if every answer could be taken. */
const expectedUsage = (
  model: Model,
  size: WindowSize,
  shown: ReadonlyArray<ModelMessage>,
  document: Document
): Usage => {
  const usage = { requests: 0, inputTokens: 0, outputTokens: 0 }
  for (let first = 1; first <= document.sentences.length; first += size.asked) {
    const window = windowAt(first, size.asked, size.context, document.sentences.length)
    const { input, output } = expectedTokens(
      [...shown, { role: "user", content: question(document, window, []) }],
      window.last - window.first + 1
    )
    usage.requests++
    usage.inputTokens += input
    usage.outputTokens += output
  }
  return new Usage({ ...usage, cost: costOf(model.price, usage.inputTokens, usage.outputTokens) })
}
