import type { Label } from "../../schemas/label.ts"

/**
 * A pale colour for each label, for black text on it, as hexadecimal RGB: tints of the sky blue, orange, bluish green and
 * reddish purple of Okabe and Ito's palette, which colour-blind readers tell apart (https://jfly.uni-koeln.de/color/).
 */
export const COLOURS: Readonly<Record<Label, string>> = {
  thesis: "BFE0F5",
  claim: "FFD08A",
  example: "CDEBC5",
  conclusion: "EBC4DA"
}
