import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { layOut } from "../blocks.ts"
import { decodePage } from "./charset.ts"
import { parsePage } from "./dom.ts"
import { domBlocks } from "./domBlocks.ts"
import { markFurniture } from "./furniture.ts"
import { pageArticle } from "./parseHtml.ts"

const laidOut = (body: string) => {
  const page = parsePage(body)
  markFurniture(page)
  const { marks, text } = layOut(domBlocks(page.body))
  return { text, marks: marks.map(({ end, kind, start }) => [kind, text.slice(start, end)]) }
}

describe("charset", () => {
  const cases: ReadonlyArray<[name: string, bytes: Uint8Array, text: string]> = [
    ["UTF-8 that says another", Buffer.from(`<meta charset="iso-8859-1">é`), `<meta charset="iso-8859-1">é`],
    ["Latin-1 that says nothing", Buffer.from("<p>caf\xe9 \x93x\x94", "latin1"), "<p>café “x”"],
    ["Latin-1 that says UTF-8", Buffer.from(`<meta charset=utf-8>\xe9 `, "latin1"), `<meta charset=utf-8>é `],
    [
      "KOI8-R",
      Buffer.from(`<meta http-equiv=Content-Type content="text/html; charset=koi8-r">\xf7\xcf\xd4`, "latin1"),
      `<meta http-equiv=Content-Type content="text/html; charset=koi8-r">Вот`
    ],
    ["Shift JIS", Buffer.from(`<meta charset="Shift_JIS">\x93\xfa\x96{`, "latin1"), `<meta charset="Shift_JIS">日本`],
    [
      "ISO 2022, which is ASCII by its bytes",
      Buffer.from(`<meta charset="iso-2022-jp">\x1b$BF|K\\\x1b(B`, "latin1"),
      `<meta charset="iso-2022-jp">日本`
    ],
    [
      "XML",
      Buffer.from(`<?xml version="1.0" encoding="windows-1251"?>\xc2\xee\xf2`, "latin1"),
      `<?xml version="1.0" encoding="windows-1251"?>Вот`
    ],
    ["UTF-16 with a mark", Buffer.from("\ufeff<p>é", "utf16le"), "<p>é"],
    ["UTF-8 with a mark", Buffer.from("\ufeff<meta charset=koi8-r>é"), "<meta charset=koi8-r>é"],
    [
      "a name that nobody knows",
      Buffer.from(`<meta charset="x-nonsense">\xe9 `, "latin1"),
      `<meta charset="x-nonsense">é `
    ]
  ]
  for (const [name, bytes, text] of cases) it(name, () => assert.strictEqual(decodePage(bytes), text))
})

describe("blocks", () => {
  const texts: ReadonlyArray<[name: string, source: string, text: string]> = [
    ["white space", "<p> a\n\tb&nbsp; <b>c</b>d </p>", "a b cd"],
    ["line breaks", "one<br>two<br/> <br>three", "one\ntwo\n\nthree"],
    ["invisible characters", "<p>sep\u00ada\u200brate \u2028line</p>", "separate line"],
    ["text between blocks", "a<div>b<p>c</p>d</div>e", "a\n\nb\n\nc\n\nd\n\ne"],
    ["lists", "<ul><li>a<li>b<ul><li>c</ul></ul><ol><li><p>d</p><p>e</p></li></ol>", "a\nb\nc\n\nd\n\ne"],
    ["what is not text", "<p>a<script>x</script><style>x</style><template>x</template><button>x</button></p>", "a"],
    ["marks of notes", `<p>a<sup><a href="#1">[1]</a></sup> 2<sup>nd</sup> m<sup>2</sup></p>`, "a 2nd m2"],
    [
      "a page that is a table",
      "<table><tr><td>" + "word ".repeat(100) + "</td><td>b</td></tr></table>",
      "word ".repeat(100).trim() + "\n\nb"
    ],
    ["without html, head or body", "<title>t</title><p>a<p>b", "a\n\nb"],
    ["nothing", "", ""]
  ]
  for (const [name, source, text] of texts) it(name, () => assert.strictEqual(laidOut(source).text, text))

  it("marks what is not the article's own text", () => {
    const { marks } = laidOut(
      [
        "<h2>Why</h2>",
        "<p>A long enough paragraph of the article, with <a href=x>a link</a>.</p>",
        "<ul><li>item</li></ul>",
        "<figure><img><figcaption>caption</figcaption></figure>",
        "<div class=wp-caption-text>below</div>",
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "<pre>code()</pre>",
        "<p><a href=x>Read this other thing</a></p>",
        "<div class='share-bar'><p>Tell your friends</p></div>",
        "<div class=pullquote>A LONG enough paragraph</div>",
        "<div><a href=1>One</a> | <a href=2>Two</a></div>"
      ].join("\n")
    )
    assert.deepStrictEqual(marks, [
      ["heading", "Why"],
      ["item", "item"],
      ["furniture", "caption"],
      ["furniture", "below"],
      ["furniture", "a | b\n1 | 2"],
      ["furniture", "code()"],
      ["furniture", "Read this other thing"],
      ["furniture", "Tell your friends"],
      ["furniture", "A LONG enough paragraph"],
      ["furniture", "One | Two"]
    ])
  })

  it("text is in the body, wherever the page says that its body is", () => {
    for (const page of [
      "<body>One<p>Two",
      "<!--<body>-->One<p>Two</p>",
      "<script>'<body>'</script><p>One</p><p>Two</p>",
      "<html><!-- <body> --><p>One</p><p>Two</p></html>",
      "<p>One</p><body><p>Two</p></body>",
      "<div title='<body >'><p>One</p><p>Two</p></div>"
    ])
      assert.strictEqual(layOut(domBlocks(parsePage(page).body)).text, "One\n\nTwo", page)
    for (const page of ["<!--<body>", "<body", "<body>", "", "<html>"])
      assert.strictEqual(layOut(domBlocks(parsePage(page).body)).text, "", page)
  })

  const source = Schema.Array(
    Schema.Literals([
      "<div>",
      "</div>",
      "<p>",
      "</p>",
      "<br>",
      "<ul>",
      "<li>",
      "</ul>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<pre>",
      "</pre>",
      "<a href=x>",
      "</a>",
      "\n\n",
      "<div class=share>",
      "<div class=pullquote>",
      "<h1>",
      "</h1>",
      "<sup>",
      "<!--",
      "-->",
      "&nbsp;",
      "\u00ad",
      "🙂",
      "word ",
      "1",
      "<",
      "<body>",
      "<html>",
      "<body",
      "</body>",
      "<script>"
    ])
  )
  it.prop("marks are in order, apart, and whole paragraphs, whatever the source", [source], ([parts]) => {
    const page = parsePage(parts.join(""))
    markFurniture(page)
    const { marks, text } = layOut(domBlocks(page.body))
    assert.strictEqual(text, text.trim())
    let last = 0
    for (const { end, start } of marks) {
      assert.isTrue(last <= start && start < end && end <= text.length)
      assert.strictEqual(text.slice(start, end), text.slice(start, end).trim())
      assert.isTrue(start === 0 || text[start - 1] === "\n")
      assert.isTrue(end === text.length || text[end] === "\n")
      last = end
    }
  })
})

describe("what a page says of itself", () => {
  const said = (head: string, body = "") => {
    const { author, date, title, url } = pageArticle(
      `<html><head>${head}</head><body>${body}<p>${"A sentence of some length, with a comma. ".repeat(20)}</p></body></html>`
    )
    return { author, date, title, url }
  }

  it("title without the site's name, where a heading tells which part that is", () => {
    assert.strictEqual(said("<title>Act now - The Paper</title>", "<h1>Act now</h1>").title, "Act now")
    assert.strictEqual(said("<title>The Book: Act now</title>", "<h1>The Book</h1><h1>Act now</h1>").title, "The Book")
    assert.strictEqual(
      said(`<title>x</title><meta property="og:title" content="Act now | The Paper">`, "<h1>Act now</h1>").title,
      "Act now"
    )
    assert.strictEqual(said("", "<h1>Act now</h1>").title, "Act now")
  })

  it("author", () => {
    assert.strictEqual(said(`<meta name="author" content="Ada Holm">`).author, "Ada Holm")
    assert.strictEqual(
      said("", `<p class="byline">By Ada Holm and Bo Ek | 3 May 2024</p>`).author,
      "Ada Holm and Bo Ek"
    )
    assert.strictEqual(said("", `<p>By Ada Holm</p>`).author, "Ada Holm")
    assert.strictEqual(said(`<meta name="author" content="admin">`).author, undefined)
    assert.strictEqual(said("", "<p>By the time that it closed nobody cared.</p>").author, undefined)
  })

  it("date, but no clock time that stands before it", () => {
    const page = `<time class="published">8:00 AM</time><time class="entry-date" datetime="8:00">3 May 2024</time>`
    assert.strictEqual(said("", page).date, "3 May 2024")
    assert.strictEqual(said(`<meta property="article:published_time" content="today">`, page).date, "3 May 2024")
  })

  it("date, but not that of a comment", () => {
    assert.strictEqual(
      said(`<meta property="article:published_time" content="2024-05-03T10:00:00Z">`).date,
      "2024-05-03T10:00:00Z"
    )
    assert.strictEqual(said(`<meta itemprop="datePublished" content="2024-05-03">`).date, "2024-05-03")
    assert.strictEqual(
      said(
        "",
        `<div class="comments"><time datetime="2024-06-01">June</time></div><time datetime="2024-05-03">3 May</time>`
      ).date,
      "2024-05-03"
    )
  })

  it("address, where it is one of a page", () => {
    assert.strictEqual(
      said(`<link rel="canonical" href="https://x.example/a?b=1&amp;c">`).url,
      "https://x.example/a?b=1&c"
    )
    assert.strictEqual(
      said(`<link rel="canonical" href="/a"><meta property="og:url" content="https://x.example/b">`).url,
      "https://x.example/b"
    )
    assert.strictEqual(said(`<link rel="canonical" href="https://x.example/">`).url, undefined)
    assert.strictEqual(said("<!-- saved from url=(0021)https://x.example/c -->").url, "https://x.example/c")
    assert.strictEqual(
      said("<!--\n Page saved with SingleFile \n url: https://x.example/d \n-->").url,
      "https://x.example/d"
    )
  })
})

describe("depth", () => {
  const nested = (depth: number) => `<body>${"<div>".repeat(depth)}<p>A short text.</p>${"</div>".repeat(depth)}</body>`

  it("reads what stands deeper than on any page of a newspaper", () => {
    assert.include(pageArticle(nested(120)).body, "A short text.")
  })

  it("refuses at once what would take seconds", () => {
    for (const depth of [300, 800]) assert.throws(() => pageArticle(nested(depth)), /too deep inside one another/)
  })

  it("does not count what stands in scripts as depth", () => {
    const script = `<script>const box = "${"<div>".repeat(400)}"</script>`
    assert.include(pageArticle(`${script}<p>A short text.</p>`).body, "A short text.")
  })
})
