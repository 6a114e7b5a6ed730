import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { wordPiece } from "./wordpiece.ts"

const pieces = wordPiece(readFileSync(new URL("vocab.txt", import.meta.url), "utf8"))

const inVocabulary = (id: number) => id + 4

describe("wordPiece", () => {
  // Worked out with transformers' BertTokenizerFast on BERT's vocabulary, of which MPNet's has the pieces four lines further down.
  const known: ReadonlyArray<readonly [text: string, ids: ReadonlyArray<number>]> = [
    ["The ferry should be free.", [1996, 7115, 2323, 2022, 2489, 1012]],
    [
      "It won't cost £41,000—or 3.5% of the café's budget!",
      [
        2009, 2180, 1005, 1056, 3465, 1069, 23632, 1010, 2199, 1517, 2030, 1017, 1012, 1019, 1003, 1997, 1996, 7668,
        1005, 1055, 5166, 999
      ]
    ],
    [
      "FERRIES: unbelievably un-ferry-like behaviour…",
      [20157, 1024, 4895, 8671, 2666, 3567, 6321, 4895, 1011, 7115, 1011, 2066, 9164, 1529]
    ],
    ["Ελλάς ΟΔΟΣ", [1159, 29727, 29727, 14608, 19579, 1169, 29722, 29730, 29733]],
    ["船は無料 x\u00ad\u200by", [100, 1672, 100, 100, 1060, 2100]],
    ["naïve Ångström façade e\u0301", [15743, 17076, 15687, 8508, 1041]],
    ["🙂 ok", [100, 7929]],
    ["$5+3=8 ^`~ #1 @you", [1002, 1019, 1009, 1017, 1027, 1022, 1034, 1036, 1066, 1001, 1015, 1030, 2017]],
    ["don’t “quote” me – ever", [2123, 1521, 1056, 1523, 14686, 1524, 2033, 1516, 2412]],
    ["a".repeat(101), [100]],
    [" \t\n ", []]
  ]
  for (const [text, ids] of known) {
    it(`cuts ${JSON.stringify(text.slice(0, 30))} as the vocabulary's own tokenizer does`, () =>
      assert.deepStrictEqual(pieces(text, 64), ids.map(inVocabulary)))
  }

  it("gives no more than was asked for", () => {
    assert.deepStrictEqual(pieces("unbelievably", 2), [4895, 8671].map(inVocabulary))
  })
})
