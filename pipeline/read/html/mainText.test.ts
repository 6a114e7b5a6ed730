import { assert, describe, it } from "@effect/vitest"
import { pageArticle } from "./parseHtml.ts"

const sentence = (n: number) =>
  `Line ${n} of the tramway should stay open, because the hill that it climbs has no other road, and nobody on the board has walked it.`
const paragraphs = (from: number, to: number, attributes = "") =>
  Array.from({ length: to - from + 1 }, (_, i) => `<p${attributes}>${sentence(from + i)}</p>`).join("")
const page = (body: string) =>
  `<html><head><title>Keep the tram</title></head><body><header><h1>Keep the tram</h1></header><main>${body}</main></body></html>`

/** The numbers of the sentences that are the article's own, and the page's warnings. */
const read = (source: string) => {
  const { body, marks, warnings = [] } = pageArticle(source)
  const beside = marks.filter(({ kind }) => kind === "furniture")
  const own = [...body.matchAll(/Line (\d+) of/g)]
    .filter(({ index }) => !beside.some(({ end, start }) => start <= index && index < end))
    .map(([, n]) => Number(n))
  return { own, warnings: warnings.map(({ warning }) => warning) }
}
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

const box = (text: string) => `<div class="chunk"><div class="grid"><div class="cell">${text}</div></div></div>`

const WHOLE: ReadonlyArray<readonly [name: string, source: string]> = [
  [
    "boxes of one article with advertisements between",
    page(
      `${box(paragraphs(1, 6))}<div class="slot"><div>Buy soap</div></div>${box(paragraphs(7, 8))}${box(paragraphs(9, 12))}`
    )
  ],
  [
    "an article whose box is called comment",
    page(
      `<div class="story story-comment">${paragraphs(1, 12)}</div><div class="about"><p>The paper is printed on Fridays.</p></div>`
    )
  ],
  ["an article whose box is called social", page(`<div class="entry category-social">${paragraphs(1, 12)}</div>`)],
  [
    "paragraphs behind a paywall",
    page(`<article>${paragraphs(1, 2)}${paragraphs(3, 12, ' class="paywall"')}</article>`)
  ],
  [
    "a box of paragraphs behind a paywall",
    page(`<article>${paragraphs(1, 4)}<div class="meter paywall">${paragraphs(5, 12)}</div></article>`)
  ],
  [
    "chapters, an article element each",
    page(
      [0, 3, 6, 9]
        .map(
          (n) =>
            `<article class="chapter"><h2>Part ${n}</h2>${paragraphs(n + 1, n + 3).repeat(1)}<p>It was${" so very".repeat(90)} long.</p></article>`
        )
        .join("")
    )
  ],
  ["text in noscript", page(`<div id="app"></div><noscript><div>${paragraphs(1, 12)}</div></noscript>`)],
  [
    "a second page inside of the first",
    `<html><head><title>Keep the tram</title></head><body><div>${paragraphs(1, 5)}</div><html><body><div>${paragraphs(6, 12)}</div></body></html></body></html>`
  ],
  [
    "more code than prose",
    page(
      `<article>${paragraphs(1, 12)}<pre>${"select count(*) from fares where year = 2000 group by line;\n".repeat(80)}</pre></article>`
    )
  ]
]

describe("mainText", () => {
  for (const [name, source] of WHOLE) {
    it(`takes all of ${name}`, () => {
      const { own, warnings } = read(source)
      assert.deepStrictEqual(own, upTo(12))
      assert.deepStrictEqual(warnings, [])
    })
  }

  it("takes none of the comments, nor of the next article", () => {
    const comment = (n: number) => `<div class="comment"><div class="comment-text">${paragraphs(n, n)}</div></div>`
    const comments = `<div class="comments">${Array.from({ length: 20 }, (_, i) => comment(100 + i)).join("")}</div>`
    assert.deepStrictEqual(read(page(`<div class="text">${paragraphs(1, 8)}</div>${comments}`)).own, upTo(8))
    const next = `<article class="story"><h2><a href="/b">Cut the tram</a></h2>${paragraphs(101, 108)}</article>`
    assert.deepStrictEqual(read(page(`<article class="story">${paragraphs(1, 8)}</article>${next}`)).own, upTo(8))
  })

  it("warns where much prose was left behind, with how it begins", () => {
    const { warnings = [] } = pageArticle(
      page(`<div class="text">${paragraphs(1, 9)}</div><div class="sidebar">${paragraphs(101, 109)}</div>`)
    )
    assert.match(warnings[0]?.message ?? "", /^50 % of the prose .* "Line 101 of/)
  })
})
