import type { Label } from "../../schemas/label.ts"

/**
 * A pale colour for each label, for black text on it, as hexadecimal RGB: tints of the orange, sky blue, bluish green and
 * reddish purple of Okabe and Ito's palette, which colour-blind readers tell apart (https://jfly.uni-koeln.de/color/).
 */
export const COLOURS: Readonly<Record<Label, string>> = {
  thesis: "FFD08A",
  claim: "BFE0F5",
  example: "CDEBC5",
  conclusion: "EBC4DA"
}
