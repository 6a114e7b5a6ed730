import * as Effect from "effect/Effect"
import type { PlatformError } from "effect/PlatformError"
import { inertJson } from "../page/embedded.ts"
import type { Staging } from "../staging.ts"

/** The folder of the data that do not fit in the page. */
export const DATA_FOLDER = "report-data"

/** A page's data, in named portions. */
export interface DataFiles {
  readonly add: (name: string, data: unknown) => Effect.Effect<void, PlatformError>
  /** Puts all portions into files, also those to come. */
  readonly spill: Effect.Effect<void, PlatformError>
  /** The portions that are in no file, as inert JSON. */
  readonly held: ReadonlyMap<string, string>
  readonly spilled: () => boolean
}

/**
 * Holds a page's data for the page itself while they are small, and puts each portion into a file of its own once they are not:
 * a script that hands its data over, since a page that was opened as a file may read nothing else.
 */
export const dataFiles = (staging: Staging): DataFiles => {
  const held = new Map<string, string>()
  let size = 0
  let spilled = false
  const file = (name: string, json: string) =>
    staging.whole(`${DATA_FOLDER}/${name}.js`, `reportData("${name}", ${json})\n`)
  const spill = Effect.suspend(() => {
    spilled = true
    const portions = [...held]
    held.clear()
    return Effect.forEach(portions, ([name, json]) => file(name, json), { discard: true })
  })
  return {
    add: (name, data) =>
      Effect.suspend(() => {
        const json = inertJson(data)
        if (spilled) return file(name, json)
        held.set(name, json)
        size += json.length
        return size > MOST_HELD ? spill : Effect.void
      }),
    spill,
    held,
    spilled: () => spilled
  }
}

/** UTF-16 code units of data in the page: what a browser opens in two seconds, and little for the writer to hold. */
const MOST_HELD = 24 * 1024 * 1024
