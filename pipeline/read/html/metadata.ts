import { byline } from "../byline.ts"
import { isoDate } from "../date.ts"
import type { Element, Page } from "./dom.ts"
import { textOf } from "./dom.ts"

/** What a page says of itself where Readability does not look, or looks less closely. */
export interface Metadata {
  /** Its main heading, where there is no doubt which that is. */
  readonly heading: string | undefined
  readonly date: string | undefined
  readonly author: string | undefined
  /** Its address. */
  readonly url: string | undefined
}

/** To be called before Readability, which changes the page. `source` is the page's text. */
export const metadata = (page: Page, source: string): Metadata => ({
  heading: heading(page),
  date: stated(page, DATES),
  author: author(page),
  url: address(page, source)
})

/** Of the largest headings the one that the title begins with or has soonest: the site's name is one on some pages, and comes last. */
const heading = (page: Page): string | undefined => {
  const titles = [
    textOf(page.querySelector("title")),
    page.querySelector('meta[property="og:title"]')?.getAttribute("content") ?? ""
  ].map(bare)
  const headings = headingsOf(page, "h1")
  for (const found of [headings, headingsOf(page, "h2")]) {
    for (const title of titles) {
      const places = found.flatMap((text) =>
        title.includes(bare(text)) ? [{ text, at: title.indexOf(bare(text)) }] : []
      )
      if (places.length > 0) return places.reduce((first, place) => (place.at < first.at ? place : first)).text
    }
  }
  return titles.every((title) => title === "") && headings.length === 1 ? headings[0] : undefined
}

/** Headings but those that lead to the site's first page and are its name. */
const headingsOf = (page: Page, tag: string): ReadonlyArray<string> =>
  [...page.querySelectorAll(tag)]
    .filter(
      (element) => !/^(?:https?:\/\/[^/]+)?\/?$/.test(element.querySelector("a[href]")?.getAttribute("href") ?? "none")
    )
    .map(textOf)
    .filter((text) => text.length > 3)

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")

const DATES = [
  'meta[property="article:published_time"]',
  '[itemprop~="datePublished"]',
  'meta[name="parsely-pub-date"], meta[name="pubdate"], meta[name="publishdate"], meta[name="publish-date"], meta[name="sailthru.date"]',
  'meta[name="date"], meta[name="Date"], meta[name="DATE"], meta[name="article.published"], meta[name="publication_date"]',
  'meta[name="DC.date.issued"], meta[name="dc.date.issued"], meta[name="DC.date"], meta[name="dc.date"], meta[name="dcterms.date"]',
  "time[pubdate]",
  "time[class*=publish], time.entry-date, time[class*=dt-published]",
  "article time[datetime], main time[datetime], header time[datetime]",
  "time[datetime]",
  ".published, .entry-date, .post-date, .dateline"
]

/** Parts of a page that have dates of other things. */
const ELSEWHERE = 'nav, footer, aside, [id*="comment"], [class*="comment"], [class*="related"], [class*="sidebar"]'

const stated = (page: Page, selectors: ReadonlyArray<string>): string | undefined => {
  for (const selector of selectors) {
    for (const element of page.querySelectorAll(selector)) {
      if (element.tagName !== "META" && element.closest(ELSEWHERE) !== null) continue
      // "8:00 AM" is no date, and may stand before one.
      const values = [element.getAttribute("content"), element.getAttribute("datetime"), textOf(element)]
      const date = values.find((value) => value !== null && value.length <= 60 && isoDate(value) !== undefined)
      if (date != null) return date
    }
  }
  return undefined
}

const AUTHORS =
  '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"], a[rel~="author"], .p-author, .byline .author, .entry-author, .author-name'

const author = (page: Page): string | undefined => {
  for (const element of page.querySelectorAll(AUTHORS)) {
    if (element.closest(ELSEWHERE) !== null) continue
    const name = byline(element.getAttribute("content") ?? textOf(element))
    if (name !== undefined) return name
  }
  return undefined
}

const address = (page: Page, source: string): string | undefined => {
  const attribute = (element: Element | null, name: string) => element?.getAttribute(name)?.trim()
  const candidates = [
    attribute(page.querySelector('link[rel="canonical"]'), "href"),
    attribute(page.querySelector('meta[property="og:url"]'), "content"),
    // What browsers and SingleFile write into the pages that they save.
    /^[\s\S]{0,2000}?<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i.exec(source)?.[1],
    /^[\s\S]{0,2000}?<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i.exec(source)?.[1]
  ]
  return candidates.find((url) => url !== undefined && /^https?:\/\/[^/]+\/./i.test(url))
}
