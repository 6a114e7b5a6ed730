import { assert, describe, it } from "vitest"
import { ArticleFailure } from "./failure.ts"
import { printable } from "./printable.ts"
import { decodeRecord, encodeRecord } from "./record.ts"

describe("printable", () => {
  it("leaves nothing that a terminal would obey", () => {
    assert.strictEqual(
      printable("a\u001b[2J\u009b31mb\r\nc\td\u202ee\u0000\u007f é🙂"),
      "a\ufffd[2J\ufffd31mb  c d\ufffde\ufffd\ufffd é🙂"
    )
  })

  it("is done to every failure that is kept", () => {
    const failure = new ArticleFailure({
      articleId: "a\u001b[31m",
      source: "b\u0007.txt",
      stage: "extract",
      error: "Refused",
      message: "The server says \u001b]0;title\u0007\n401"
    })
    const kept = decodeRecord(encodeRecord(failure))
    assert.instanceOf(kept, ArticleFailure)
    assert.deepInclude(kept, {
      articleId: "a\ufffd[31m",
      source: "b\ufffd.txt",
      message: "The server says \ufffd]0;title\ufffd 401"
    })
  })
})
