import { assert, describe, it } from "@effect/vitest"
import { withoutSecrets } from "./secrets.ts"

describe("withoutSecrets", () => {
  const environment = {
    OPENAI_API_KEY: "sk-12345",
    HF_TOKEN: "hf_1",
    DB_PASSWORD: "swordfish",
    PWD: "/home/ada",
    B_SECRET: "sk-1234567"
  }

  it("blots out the values of secret variables, the longest first, and passwords in URLs", () => {
    assert.strictEqual(
      withoutSecrets("401 for sk-12345, sk-1234567 and swordfish in /home/ada", environment),
      "401 for [OPENAI_API_KEY], [B_SECRET] and [DB_PASSWORD] in /home/ada"
    )
    assert.strictEqual(withoutSecrets("at postgres://ada:pw@db:5432/x", {}), "at postgres://[hidden]@db:5432/x")
  })

  it("leaves short values and everything else", () => {
    assert.strictEqual(withoutSecrets("hf_1 is short; a@b.example", environment), "hf_1 is short; a@b.example")
  })
})
