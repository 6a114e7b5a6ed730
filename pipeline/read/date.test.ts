import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { isoDate } from "./date.ts"

describe("isoDate", () => {
  const cases: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
    "as far as it is known": {
      "2024": "2024",
      "Spring 2024": "2024",
      "Published in 2024": "2024",
      "Winter 2023-24": "2023",
      "2023-24": "2023",
      "2024/3": "2024-03",
      "03/2024": "2024-03",
      "March 2024": "2024-03",
      "2024-00-00": "2024",
      "2024-03-00": "2024-03",
      "2024-03-12": "2024-03-12",
      "2024.3.12": "2024-03-12",
      "20240312": "2024-03-12",
      "12 March 2024": "2024-03-12",
      "Tuesday, 12th of March, 2024": "2024-03-12",
      "12-Mar-2024": "2024-03-12",
      "12-Mar-24": "2024-03-12",
      "12 Mar 98": "1998-03-12",
      "March 12, 2024": "2024-03-12",
      "MARCH 12TH 2024": "2024-03-12",
      "Sept. 1, 1998": "1998-09-01",
      "29 February 2024": "2024-02-29",
      "  12\u00a0March\n2024 ": "2024-03-12",
      "Posted on 12 March 2024 by Ada Holm, updated 14 March 2024": "2024-03-12"
    },
    "only the year of what could be either": {
      "13/3/2024": "2024-03-13",
      "13.03.2024": "2024-03-13",
      "3/13/24": "2024-03-13",
      "5/5/2024": "2024-05-05",
      "3/4/2024": "2024"
    },
    "a time only with its zone": {
      "2024-03-12T08:00:00+01:00": "2024-03-12T08:00:00+01:00",
      "2024-03-12T08:00:00Z": "2024-03-12T08:00:00Z",
      "2025-03-12T08:31:02.114Z": "2025-03-12T08:31:02.114Z",
      "2024-03-12T08:00:00": "2024-03-12",
      "2024-03-12 08:00:00": "2024-03-12",
      "2024-03-12 08:00:00 UTC": "2024-03-12T08:00:00Z",
      "2024-03-12 08:00:00.123456+00": "2024-03-12T08:00:00.123456+00:00",
      "20240312T080000Z": "2024-03-12T08:00:00Z",
      "Tue, 12 Mar 2024 23:30:00 -0500": "2024-03-12T23:30:00-05:00",
      "Tue, 12 Mar 2024 08:00:00 GMT": "2024-03-12T08:00:00Z",
      "Tue Mar 12 08:00:00 EST 2024": "2024-03-12T08:00:00-05:00",
      "Tue Mar 12 2024 08:00:00 GMT+0100 (Central European Standard Time)": "2024-03-12T08:00:00+01:00",
      "March 12, 2024 8:15 PM EDT": "2024-03-12T20:15-04:00",
      "March 12, 2024 at 12 a.m. GMT": "2024-03-12T00:00Z",
      "08:00 UTC+2, 12 March 2024": "2024-03-12T08:00+02:00",
      "March 12, 2024 8:00 AM": "2024-03-12",
      "12 March 2024, 08:00 BST": "2024-03-12",
      "2024-03-12T25:00:00Z": "2024-03-12",
      "March 2024, 08:00 GMT": "2024-03",
      "1710230400": "2024-03-12T08:00:00Z",
      "1710230400123": "2024-03-12T08:00:00.123Z"
    },
    "in other languages": {
      "12. März 2024": "2024-03-12",
      "1er août 2024": "2024-08-01",
      "12 de marzo de 2024": "2024-03-12",
      "12 dicembre 2024": "2024-12-12",
      "mei 2024": "2024-05",
      "2024年3月12日": "2024-03-12"
    },
    "nothing of what is no date": {
      "": undefined,
      yesterday: undefined,
      "2 days ago": undefined,
      "8:00 AM": undefined,
      "08:00:00Z": undefined,
      "18 February": undefined,
      "Tues 18 Feb, 11:48pm": undefined,
      "30 February 2024": undefined,
      "2023-02-29": undefined,
      "2024-13-45": undefined,
      "0000-00-00 00:00:00": undefined,
      "1/1/0001 12:00:00 AM": undefined,
      "ISSN 120240": undefined,
      "Copyright 2024": undefined,
      "Vol. 2020": undefined,
      "No. 1815": undefined,
      "{{ page.date }}": undefined,
      NaN: undefined,
      "12345": undefined
    }
  }
  for (const [what, dates] of Object.entries(cases)) {
    it(what, () => {
      for (const [stated, date] of Object.entries(dates)) assert.strictEqual(isoDate(stated), date, stated)
    })
  }

  it.prop("reads what it wrote again", [Schema.Date], ([day]) => {
    const written = Number.isNaN(day.getTime()) ? "" : day.toISOString()
    const read = isoDate(written)
    if (/^(?:1[5-9]|20)\d\d-/.test(written)) assert.strictEqual(Date.parse(read!), day.getTime())
    if (read !== undefined) assert.strictEqual(isoDate(read), read)
  })

  it.prop(
    "is ISO 8601 or nothing, whatever is said",
    [Schema.String, Schema.Literals(PIECES), Schema.Literals(PIECES)],
    (pieces) => {
      assert.match(isoDate(pieces.join(" ")) ?? "2024", ISO)
    }
  )
})

const PIECES = ["12", "March", "2024", "2024-03", "3/4/24", "08:00", "PM", "Z", "+01:00", "99", "1710230400"] as const

const ISO = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/
