import { assert, describe, it } from "@effect/vitest"
import { mkdtempSync, rmSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, vi } from "vitest"
import { dataset, FERRY, filesIn, refusalOf, type Running, startLabel, stopAll } from "./label.fixture.ts"

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

describe("who may use the server of pnpm label", () => {
  let folder: string
  let label: Running
  beforeAll(async () => {
    folder = dataset(mkdtempSync(join(tmpdir(), "label-")), { ferry: FERRY })
    label = await startLabel(folder, "--annotator", "ann", "--port", "0")
  })
  afterAll(async () => {
    stopAll()
    rmSync(folder, { recursive: true })
  })

  /** A request as no browser would let a page make it. */
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET", body?: string) =>
    new Promise<{ status: number; cookie: string | undefined; text: string }>((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port: label.port(), path, method, headers }, (response) => {
        let text = ""
        response.on("data", (chunk) => (text += chunk))
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, cookie: response.headers["set-cookie"]?.[0], text })
        )
      })
      sent.on("error", reject)
      sent.end(body)
    })
  const origin = () => `http://127.0.0.1:${label.port()}`
  const enter = async () => {
    const { cookie } = await ask(label.address().slice(origin().length))
    return { cookie: cookie?.split(";")[0] ?? "" }
  }

  it("gives nothing without a token, or for a wrong one", async () => {
    for (const path of ["/", "/?token=wrong", "/?token=", "/api/session", "/api/article?id=ferry"])
      assert.deepStrictEqual([path, (await ask(path)).status], [path, 401])
    assert.strictEqual((await ask("/api/article?id=ferry", { origin: origin() }, "PUT", "{}")).status, 401)
    assert.strictEqual((await ask("/", { cookie: `label-${label.port()}=x` })).status, 401)
  })

  it("lets each address in once, and shows the next on the terminal", async () => {
    const path = label.address().slice(origin().length)
    const first = await ask(path)
    assert.strictEqual(first.status, 303)
    assert.match(first.cookie ?? "", /HttpOnly.*SameSite=Strict/i)
    assert.strictEqual((await ask(path)).status, 401)
    const cookie = first.cookie?.split(";")[0] ?? ""
    assert.strictEqual((await ask("/", { cookie })).status, 200)
    assert.notStrictEqual(label.address().slice(origin().length), path)
    await enter()
    assert.strictEqual((await ask("/", { cookie })).status, 200)
  })

  it("answers neither another name for this machine nor another site's page, even with the cookie", async () => {
    const session = await enter()
    for (const headers of [
      { host: `localhost:${label.port()}` },
      { host: `attacker.example:${label.port()}` },
      { origin: "http://attacker.example" },
      { origin: "null" }
    ])
      assert.strictEqual((await ask("/api/session", { ...session, ...headers })).status, 403)
    assert.strictEqual(
      (await ask(label.address().slice(origin().length), { origin: "http://attacker.example" })).status,
      403
    )
    const body = JSON.stringify({ base: null, done: false, seconds: 0, open: [], segments: [] })
    assert.strictEqual((await ask("/api/article?id=ferry", session, "PUT", body)).status, 403)
    assert.deepStrictEqual(filesIn(join(folder, "passes")), [])
    assert.strictEqual((await ask("/api/article?id=ferry", { ...session, origin: origin() }, "PUT", body)).status, 200)
  })

  it("gives out its page and no file, and refuses labels that cannot be", async () => {
    const session = await enter()
    assert.match((await ask("/", session)).text, /connect-src &#39;self&#39;/)
    for (const path of ["/package.json", "/../package.json", "/api/../package.json", "/etc/passwd"])
      assert.deepStrictEqual([path, (await ask(path, session)).status], [path, 404])
    const put = (id: string, body: string) =>
      ask(`/api/article?id=${id}`, { ...session, origin: origin() }, "PUT", body)
    const segment = { id: "a", label: "claim", first: 1, last: 99 }
    const save = { base: null, done: false, seconds: 0, open: [], segments: [segment] }
    assert.strictEqual((await put("ferry", "no JSON")).status, 400)
    assert.strictEqual((await put("ferry", "{}")).status, 400)
    assert.match((await put("ferry", JSON.stringify(save))).text, /outside the article, which has 9 sentences/)
    assert.match((await put("../../etc/x", JSON.stringify(save))).text, /There is no article/)
  })
})

describe("pnpm label", () => {
  it("says in one line why it cannot start", async () => {
    const folder = dataset(mkdtempSync(join(tmpdir(), "label-")), { ferry: FERRY })
    const cases: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
      [[], /Which articles\? pnpm label <folder of articles>/],
      [[join(folder, "none")], /There is no .*none; give the folder/],
      [[folder, "--annotator", "a/b"], /--annotator names a folder: .*not "a\/b"/],
      [[folder, "--settle", "a"], /Two passes are settled: --settle a b/],
      [[folder, "--settle", "a", "b"], /There is no file or folder .*passes\/a/],
      [[folder, "x"], /What is x\?/],
      [[folder, "--order", "unsure", "--sample", "3"], /A random --sample has no order/],
      [["--run", folder], /There is no finished run in/],
      [[folder, "--propose", "lead", "--settle", "a", "b"], /Give only one of/]
    ]
    const said = await Promise.all(cases.map(([args]) => refusalOf(...args)))
    said.forEach((text, i) => {
      assert.match(text, cases[i]![1])
      assert.match(text, /ended with 1:/)
      assert.notMatch(text, /\n\s+at /)
    })
    rmSync(folder, { recursive: true })
  })
})
