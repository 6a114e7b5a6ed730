import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import { hash, randomBytes, timingSafeEqual } from "node:crypto"

/**
 * Who may use the server: the browser that was opened with an address from the terminal. Each address carries a token that opens
 * once and is changed for a cookie, so that an address left in a history or a log opens nothing.
 *
 * Host and Origin are checked as well: a page of another site, which the browser would send the cookie to, or a name that was made
 * to lead to this machine (DNS rebinding), gets nothing.
 */
export const openAccess = (port: number) => {
  const origin = `http://${HOST}:${port}`
  const cookie = `label-${port}`
  const sessions = new Set<string>()
  let token = secret()
  const address = () => `${origin}/?token=${token}`

  return {
    /** To be opened in a browser, once. */
    address,

    /** The answer to a request that has no right to another; undefined where it has. */
    refuse: ({
      cookies,
      headers,
      method
    }: HttpServerRequest.HttpServerRequest): HttpServerResponse.HttpServerResponse | undefined => {
      if (headers["host"] !== `${HOST}:${port}`) return refusal(403, `This server answers to ${HOST}:${port} only.`)
      const from = headers["origin"]
      if (from !== undefined && from !== origin)
        return refusal(403, "This server does not answer the pages of other sites.")
      if (method !== "GET" && from === undefined)
        return refusal(403, "A change must come from the page of this server.")
      const given = cookies[cookie]
      return given !== undefined && sessions.has(digest(given))
        ? undefined
        : refusal(
            401,
            "Open the address that pnpm label has printed; each opens once, and the terminal shows the next."
          )
    },

    /** Changes a token for a cookie; undefined where the token is not the one. The next address has another. */
    enter: (given: string): HttpServerResponse.HttpServerResponse | undefined => {
      if (!timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(token)))) return undefined
      token = secret()
      const session = secret()
      sessions.add(digest(session))
      return HttpServerResponse.setCookieUnsafe(HttpServerResponse.redirect("/", { status: 303 }), cookie, session, {
        httpOnly: true,
        sameSite: "strict",
        path: "/"
      })
    }
  }
}

export const HOST = "127.0.0.1"

const refusal = (status: number, message: string) => HttpServerResponse.text(`${message}\n`, { status })

const secret = (): string => randomBytes(24).toString("base64url")

const digest = (text: string): string => hash("sha256", text)
