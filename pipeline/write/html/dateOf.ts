/**
 * A date as a source states it, as `2024-03-12`, `2024-03` or `2024`, whatever of it is sure; `""` where no year is stated.
 * `3/4/2024` gives only its year, since nobody knows which is the month.
 */
export const dateOf = (stated: string): string => {
  const iso = /(?<!\d)((?:1[5-9]|20)\d\d)[-/.](0?[1-9]|1[0-2])(?!\d)(?:[-/.](0?[1-9]|[12]\d|3[01])(?!\d))?/.exec(stated)
  if (iso !== null) return date(iso[1]!, iso[2], iso[3])
  const year = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(stated)?.[0]
  if (year === undefined) return ""
  const name =
    /(?:\b(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+)?\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?:\s+(\d{1,2})(?!\d))?/i.exec(
      stated
    )
  if (name !== null) return date(year, String(MONTHS.indexOf(name[2]!.toLowerCase()) + 1), name[1] ?? name[3])
  const [, first, second] = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]/.exec(stated) ?? []
  if (Number(first) > 12 && Number(second) <= 12) return date(year, second, first)
  if (Number(second) > 12 && Number(first) <= 12) return date(year, first, second)
  return year
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

const date = (year: string, month = "0", day = "0"): string =>
  [year, ...[month, day].map((part) => part.padStart(2, "0"))]
    .slice(0, month === "0" ? 1 : Number(day) >= 1 && Number(day) <= 31 ? 3 : 2)
    .join("-")
