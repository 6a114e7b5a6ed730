import { assert, describe, it } from "@effect/vitest"
import { dateOf } from "./dateOf.ts"

describe("dateOf", () => {
  it("reads what is sure, and no more", () => {
    const cases = {
      "2024-03-12": "2024-03-12",
      "2024-03-12T08:00:00+01:00": "2024-03-12",
      "2024/3": "2024-03",
      "2024": "2024",
      "12 March 2024": "2024-03-12",
      "March 12, 2024": "2024-03-12",
      "Tue, 12 Mar 2024 08:00:00 GMT": "2024-03-12",
      "1st Sept. 1998, 20:15": "1998-09-01",
      "published in May 2024": "2024-05",
      "13.03.2024": "2024-03-13",
      "3/13/2024": "2024-03-13",
      "3/4/2024": "2024",
      "Tues 18 Feb, 11:48pm": "",
      yesterday: "",
      "": "",
      "ISSN 120240": ""
    }
    for (const [stated, date] of Object.entries(cases)) assert.strictEqual(dateOf(stated), date, stated)
  })
})
