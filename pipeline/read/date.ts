/**
 * What a source says of a date, in ISO 8601 as far as it is known: `2024`, `2024-03`, `2024-03-12`, and with a time where its
 * zone is stated too: `2024-03-12T08:00:00+01:00`. Undefined where no year is stated, or a day that does not exist.
 *
 * `3/4/2024` gives only its year, since nobody knows which of the two is the month.
 */
export const isoDate = (stated: string): string | undefined => {
  const text = stated
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replace(/(\d)年(\d+)月(?:(\d+)日)?/, (_, year, month, day) => [year, month, day].filter(Boolean).join("-"))
    .replace(/\s+/g, " ")
    .trim()
  if (EPOCH.test(text)) return ofEpoch(text)
  const found = forms()
    .flatMap((form) => {
      const match = form.exec(text)
      return match?.groups === undefined ? [] : [{ match, groups: match.groups }]
    })
    .reduce<Found | undefined>(
      (first, next) => (first === undefined || next.match.index < first.match.index ? next : first),
      undefined
    )
  const date = found && dateOf(found.groups)
  if (found === undefined || date === undefined || date.length < DAY_LENGTH) return date
  const { index } = found.match
  const around = `${text.slice(0, index)} ${found.groups["time"] ?? ""} ${text.slice(index + found.match[0].length)}`
  return date + (timeOf(around) ?? "")
}

/** In UTF-16 code units: a date stands at the beginning of what is longer. */
const LONGEST = 200

const DAY_LENGTH = "2024-03-12".length

interface Found {
  readonly match: RegExpExecArray
  readonly groups: Groups
}

type Groups = Readonly<Record<string, string | undefined>>

/** The names of months in small letters, and which month each means. */
let months: ReadonlyMap<string, number> | undefined

/** Names of months, long and short, as the platform knows them in these languages. No two mean different months by one name. */
const monthNames = () => {
  if (months !== undefined) return months
  const names = new Map([["sept", 9]])
  for (const language of ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb"]) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" })
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(Date.UTC(2024, number - 1, 1))
        const name =
          parts
            .find(({ type }) => type === "month")
            ?.value.toLowerCase()
            .replace(/\.$/, "") ?? ""
        if (/^\p{L}{3,}$/u.test(name)) names.set(name, number)
      }
    }
  }
  return (months = names)
}

let built: ReadonlyArray<RegExp> | undefined

/** The ways of writing a date; of those that begin at the same place the first counts. */
const forms = (): ReadonlyArray<RegExp> => {
  if (built !== undefined) return built
  const name = String.raw`(?<!\p{L})(?<name>${[...monthNames().keys()].sort((a, b) => b.length - a.length).join("|")})(?!\p{L})\.?`
  const year = String.raw`(?<year>(?:1[5-9]|20)\d\d)(?!\d)`
  const shortYear = String.raw`['’]?(?<year>(?:1[5-9]|20)\d\d|\d\d)(?![\d:])`
  const day = String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?`
  return (built = [
    // 2024-03-12, 2024/3, and 2024-03-12T08:00.
    String.raw`(?<!\d)(?<year>(?:1[5-9]|20)\d\d)(?<sign>[-/.])(?<month>\d{1,2})(?!\d)(?:\k<sign>(?<day>\d{1,2})(?!\d))?`,
    // 20240312 and 20240312T080000Z.
    String.raw`(?<!\d)(?<year>(?:1[5-9]|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)`,
    // 12 March 2024, 12th of March, 2024, 12-Mar-24.
    String.raw`${day}(?: of| de)?[ /-]${name}(?: de)?,?[ /-]${shortYear}`,
    // March 12, 2024, and Mar 12 08:00:00 EST 2024.
    String.raw`${name} ${day},? (?<time>\d{1,2}:\d\d(?::\d\d)? (?:[A-Z]{1,4} )?)?${year}`,
    // March 2024.
    String.raw`${name}(?: de)?,?[ /-]${year}`,
    // 13/3/2024, 3-13-24, 13.3.2024.
    String.raw`(?<!\d)(?<first>\d{1,2})(?<sign>[-/.]) ?(?<second>\d{1,2})\k<sign> ?${shortYear}`,
    // 3/2024.
    String.raw`(?<![\d/.-])(?<month>\d{1,2})[/.-]${year}`,
    // 2024, Spring 2024, published in 2024.
    String.raw`^(?:(?!copyright|vol|no\b|issn|isbn)\p{L}+[.:]? ){0,3}${year}\.?$`
  ].map((form) => new RegExp(form, "iu")))
}

const dateOf = (groups: Groups): string | undefined => {
  const year = fullYear(groups["year"]!)
  const { first, name, second } = groups
  if (first !== undefined && second !== undefined) {
    const [a, b] = [Number(first), Number(second)]
    if (a > 12 || a === b) return checked(year, b, a)
    return b > 12 ? checked(year, a, b) : a > 0 && b > 0 ? year : undefined
  }
  const month = name === undefined ? Number(groups["month"] ?? 0) : monthNames().get(name.toLowerCase())!
  // 2023-24: two years.
  if (month > 12 && groups["day"] === undefined && groups["sign"] !== undefined) return year
  return checked(year, month, Number(groups["day"] ?? 0))
}

/** Of two digits what POSIX takes them for: 1969 to 2068. */
const fullYear = (year: string) => (year.length === 4 ? year : (Number(year) < 69 ? "20" : "19") + year)

/** A month or day of 0 is one that is not known, as databases write it. */
const checked = (year: string, month: number, day: number): string | undefined => {
  if (month > 12 || day > new Date(Date.UTC(Number(year), month === 0 ? 1 : month, 0)).getUTCDate()) return undefined
  if (month === 0) return day === 0 ? year : undefined
  const known = day === 0 ? [month] : [month, day]
  return [year, ...known.map((part) => String(part).padStart(2, "0"))].join("-")
}

/** A time of day with its zone as ISO 8601; a time alone could be anybody's. */
const timeOf = (text: string): string | undefined => {
  const groups: Groups | undefined = (CLOCK.exec(text) ?? COMPACT_CLOCK.exec(text))?.groups
  if (groups === undefined) return undefined
  const { half, minute = "00", second } = groups
  const zone = zoneOf(groups["zone"]!)
  let hour = Number(groups["hour"])
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  }
  if (zone === undefined || hour > 23 || minute > "59" || (second !== undefined && second >= "60")) return undefined
  const seconds = second === undefined ? "" : `:${second.replace(",", ".")}`
  return `T${String(hour).padStart(2, "0")}:${minute}${seconds}${zone}`
}

const ZONE = String.raw`(?<zone>Z|(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d(?::?\d\d)?|[A-Z]{2,4})(?![\p{L}\d])`

const CLOCK = new RegExp(
  String.raw`(?<!\d)(?<hour>\d{1,2})(?:[:.](?<minute>\d\d)(?::(?<second>\d\d(?:[.,]\d{1,9})?))?|(?= ?[apAP]))` +
    String.raw` ?(?:(?<half>[apAP]\.?[mM]\.?) )? ?${ZONE}`,
  "u"
)
const COMPACT_CLOCK = new RegExp(String.raw`T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?${ZONE}`, "u")

const zoneOf = (zone: string): string | undefined => {
  const [, sign, hours, minutes = "00"] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? []
  if (sign === undefined || hours === undefined) return ZONES.get(zone)
  return Number(hours) <= 14 && minutes < "60" ? `${sign}${hours.padStart(2, "0")}:${minutes}` : undefined
}

/** Abbreviations that mean one zone wherever they stand: those of RFC 822 and of Europe. */
const ZONES: ReadonlyMap<string, string> = new Map(
  `Z Z, UT Z, GMT Z, UTC Z, WET Z, WEST +01:00, CET +01:00, CEST +02:00, EET +02:00, EEST +03:00, EST -05:00, EDT -04:00,
  CST -06:00, CDT -05:00, MST -07:00, MDT -06:00, PST -08:00, PDT -07:00`
    .split(/,\s*/)
    .map((zone): [string, string] => [zone.slice(0, zone.indexOf(" ")), zone.slice(zone.indexOf(" ") + 1)])
)

/** Seconds or milliseconds since 1970, from 2001 on. */
const EPOCH = /^[1-9]\d{9}(?:\d{3})?(?:\.\d+)?$/

const ofEpoch = (text: string): string => {
  const whole = Math.floor(Number(text))
  const time = new Date(whole > 1e12 - 1 ? whole : whole * 1000).toISOString()
  return time.replace(".000Z", "Z")
}

/** The date that a line of its own gives: nothing but the date, with what introduces it and a time. It names the month at least. */
export const dateLine = (line: string): string | undefined => {
  if (line.length > LONGEST_LINE) return undefined
  const words = line.toLowerCase().match(/\p{L}+/gu) ?? []
  if (!words.every((word) => BESIDE.has(word) || monthNames().has(word))) return undefined
  const date = isoDate(line)
  return date !== undefined && date.length > "2024".length ? date : undefined
}

const LONGEST_LINE = 80

/** What may stand beside a date in its line. */
const BESIDE: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th of the on at " +
    "am pm a p m t z gmt utc ut est edt cst cdt mst mdt pst pdt cet cest bst et ct mt pt ist " +
    "first originally last posted published updated modified issued printed dated date publication publish pub created"
  ).split(" ")
)
