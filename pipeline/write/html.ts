import * as Effect from "effect/Effect"
import { otherResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FILE = "report.html"

/** `report.html`: a page on which the run is read, with the texts beside it in `report-data/` where they are many. */
export const html: OutputFormat = {
  name: "html",
  description: "A page to read the results on: figures, articles with their segments in colour, segments for review",
  files: [FILE, "report-data"],
  open: Effect.fnUntraced(function* (staging, { about }) {
    const { openReport } = yield* Effect.promise(() => import("./html/report.ts"))
    const report = openReport(staging, about)
    return {
      write: report.add,
      end: Effect.gen(function* () {
        const file = yield* staging.file(FILE)
        yield* report.page(file.write)
        return [
          otherResource(FILE, { description: "A page to read the results on", format: "html", mediatype: "text/html" })
        ]
      })
    }
  })
}
