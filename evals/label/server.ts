import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"
import { Kind, Label, Relation, Stance } from "../../schemas/label.ts"
import { Ordinal } from "../../schemas/offset.ts"
import type { openAccess } from "./access.ts"
import type { LabelSession } from "./session.ts"

/** The routes of the page: itself, its scripts, and what it asks for. Nothing is answered without a session. */
export const routes = (
  page: string,
  session: LabelSession,
  access: ReturnType<typeof openAccess>,
  entered: Effect.Effect<void>
) =>
  Effect.fnUntraced(function* (router: HttpRouter.HttpRouter) {
    /** A route for those who may. */
    const add = <E>(
      method: "GET" | "PUT",
      path: `/${string}`,
      handler: (
        request: HttpServerRequest.HttpServerRequest,
        query: URLSearchParams
      ) => Effect.Effect<HttpServerResponse.HttpServerResponse, E>
    ) =>
      router.add(method, path, (request) => {
        const refused = access.refuse(request)
        return (refused === undefined ? handler(request, queryOf(request)) : Effect.succeed(refused)).pipe(
          Effect.catchCause((cause) =>
            Effect.as(
              Effect.logError(cause),
              HttpServerResponse.text("The server failed; its terminal says how.\n", { status: 500 })
            )
          ),
          Effect.map(HttpServerResponse.setHeaders(HEADERS))
        )
      })

    yield* router.add("GET", "/", (request) =>
      Effect.gen(function* () {
        const token = queryOf(request).get("token")
        const refused = access.refuse(request)
        if (refused === undefined)
          return token === null ? HttpServerResponse.html(page) : HttpServerResponse.redirect("/", { status: 303 })
        // Only what the cookie would decide may be decided by a token instead.
        const response = token === null || refused.status === 403 ? undefined : access.enter(token)
        if (response !== undefined) yield* entered
        return response ?? refused
      }).pipe(Effect.map(HttpServerResponse.setHeaders(HEADERS)))
    )

    yield* add("GET", "/api/session", () => HttpServerResponse.json(session.session()))
    yield* add("GET", "/api/article", (_, query) =>
      session.open(query.get("id") ?? "").pipe(Effect.flatMap(HttpServerResponse.json), Effect.catchTags(KNOWN))
    )
    yield* add("PUT", "/api/article", (request, query) =>
      request.json.pipe(
        Effect.flatMap(Schema.decodeUnknownEffect(SAVE)),
        Effect.flatMap((save) => session.save(query.get("id") ?? "", save)),
        Effect.flatMap(HttpServerResponse.json),
        Effect.catchTags({
          ...KNOWN,
          HttpServerError: () => problem(400, "This is no JSON."),
          SchemaError: ({ message }) => problem(400, `These are no labels: ${message}`),
          Changed: ({ message, revision }) => HttpServerResponse.json({ message, revision }, { status: 409 }),
          PlatformError: ({ message }) => problem(507, `The labels could not be written: ${message}`)
        })
      )
    )
  })

const problem = (status: number, message: string) => HttpServerResponse.json({ message }, { status })

const KNOWN = {
  Refused: ({ message }: { readonly message: string }) => problem(400, message),
  CannotStart: ({ message }: { readonly message: string }) => problem(409, message)
}

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff"
}

const queryOf = ({ url }: HttpServerRequest.HttpServerRequest): URLSearchParams =>
  new URL(url, "http://localhost").searchParams

const RANGE = Schema.Struct({ first: Ordinal, last: Ordinal })

/** `Save` of page/wire.ts. */
const SAVE = Schema.Struct({
  base: Schema.NullOr(Schema.String),
  done: Schema.Boolean,
  seconds: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
  open: Schema.Array(RANGE),
  segments: Schema.Array(
    Schema.Struct({
      id: Schema.NonEmptyString,
      label: Label,
      ...RANGE.fields,
      stance: Schema.optionalKey(Stance),
      kind: Schema.optionalKey(Kind),
      link: Schema.optionalKey(Schema.Struct({ relation: Relation, target: Schema.NonEmptyString }))
    })
  )
})
