import * as Schema from "effect/Schema"

/** A place in a text, from 0; in UTF-16 code units inside the program, in code points in every file. */
export const Offset = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A number of a sentence, paragraph or segment, from 1. */
export const Ordinal = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** How sure an extractor is of a segment, 0..1. */
export const Confidence = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
