import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { parseLabelMap } from "./labelmap.ts"

const message = (flag: string) => Effect.map(Effect.flip(parseLabelMap(flag)), (error) => error.message)

describe("parseLabelMap", () => {
  it.effect("reads pairs, with spaces and = in foreign labels", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* parseLabelMap("Premise=example, Concluding Statement = conclusion,role=main=thesis,Lead=none"),
        {
          Premise: "example",
          "Concluding Statement": "conclusion",
          "role=main": "thesis",
          Lead: "none"
        }
      )
    })
  )

  it.effect("says what is wrong with a pair", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* message("Premise"),
        '--map takes pairs such as Premise=example,MajorClaim=thesis; "Premise" is not one.'
      )
      assert.strictEqual(
        yield* message("Premise=evidence"),
        '--map gives Premise the label "evidence"; the labels are thesis, claim, example, conclusion, none.'
      )
      assert.strictEqual(yield* message("A=claim,A=thesis"), "--map gives A two labels, claim and thesis; keep one.")
    })
  )
})
