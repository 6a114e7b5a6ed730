import * as Effect from "effect/Effect"
import { CannotStart } from "../../schemas/failure.ts"
import { type Label, LABELS } from "../../schemas/label.ts"

/** Foreign labels to ours; `none` drops a label. Our own labels need no entry. */
export type LabelMap = Readonly<Record<string, Label | "none">>

/** Reads the `--map` flag, `Premise=example,MajorClaim=thesis`; a foreign label may have spaces and `=`, but no comma. */
export const parseLabelMap = (flag: string): Effect.Effect<LabelMap, CannotStart> =>
  Effect.suspend(() => {
    const map = new Map<string, Label | "none">()
    for (const pair of flag.split(",")) {
      const [, foreign, ours] = PAIR.exec(pair) ?? []
      if (foreign === undefined || ours === undefined) {
        return refuse(`--map takes pairs such as Premise=example,MajorClaim=thesis; "${pair}" is not one.`)
      }
      const label = TARGETS.find((target) => target === ours)
      if (label === undefined) {
        return refuse(`--map gives ${foreign} the label "${ours}"; the labels are ${TARGETS.join(", ")}.`)
      }
      if ((map.get(foreign) ?? label) !== label) {
        return refuse(`--map gives ${foreign} two labels, ${map.get(foreign)} and ${label}; keep one.`)
      }
      map.set(foreign, label)
    }
    return Effect.succeed(Object.fromEntries(map))
  })

const PAIR = /^\s*(\S.*?)\s*=\s*([^\s=]+)\s*$/
const TARGETS = [...LABELS, "none"] as const
const refuse = (message: string) => Effect.fail(new CannotStart({ message }))
