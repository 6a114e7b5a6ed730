import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { plainMarkdown } from "./plainMarkdown.ts"

/** Marks as `[kind, text]`. */
const marked = (source: string) => {
  const { marks, text } = plainMarkdown(source)
  return marks.map(({ end, kind, start }) => [kind, text.slice(start, end)])
}

describe("plainMarkdown", () => {
  const texts: ReadonlyArray<[name: string, source: string, text: string]> = [
    [
      "emphasis, code, links",
      'A *b* **c** ~~d~~ `e*f` [g](https://x.example "t") <https://y.example>',
      "A b c d e*f g https://y.example"
    ],
    ["escapes and entities", String.raw`5 \* 3 &amp; 2 &lt; 4 &hellip; \[no link\]`, "5 * 3 & 2 < 4 … [no link]"],
    ["soft and hard line ends", "one\ntwo  \nthree\\\nfour", "one two\nthree\nfour"],
    ["paragraphs, rules", "one\n\n---\n\ntwo\n***\nthree", "one\n\ntwo\n\nthree"],
    ["quotations", "> one\n> two\n>\n> > three", "one two\n\nthree"],
    ["headings of both sorts", "One\n===\n\ntext\n\n### Two ###\ntext", "One\n\ntext\n\nTwo\n\ntext"],
    ["lists", "- one\n  - two\n- three\n\n1. four\n2. five\n\nafter", "one\ntwo\nthree\n\nfour\nfive\n\nafter"],
    ["an item of two paragraphs", "- one\n\n  more\n- two", "one\n\nmore\ntwo"],
    [
      "HTML",
      "<div class='x'>\n<p>One &amp; <b>two</b>.</p>\n<p>Three.</p>\n</div>\n\nA <span>b</span><br>c <!-- no -->d",
      "One & two.\n\nThree.\n\nA b\nc d"
    ],
    ["comments and scripts", "one\n\n<!-- no\n\nno -->\n\n<script>\nno\n</script>\n\ntwo", "one\n\ntwo"],
    ["footnotes", "One.[^1] Two.\n\n[^1]: The note.\n\nThree.", "One. Two.\n\nThree.\n\nThe note."],
    ["tables", "| a | b |\n|---|---|\n| 1 | *2* |", "a | b\n1 | 2"],
    ["reference links", "See [this][1].\n\n[1]: https://x.example", "See this."],
    ["a description with markup", "![a *b* [c](d)](x)", "a b c"],
    ["nothing", " \n\n<!-- x -->", ""]
  ]
  for (const [name, source, text] of texts) it(name, () => assert.strictEqual(plainMarkdown(source).text, text))

  it("marks what is not the article's own text", () => {
    assert.deepStrictEqual(
      marked(
        [
          "Text with ![a chart](x.png) in it.",
          "![A bridge](y.png)",
          "## Why",
          "- first\n- second",
          "```js\ncode()\n```",
          "| a |\n|---|\n| 1 |",
          "<figure><img src=x><figcaption>Caption</figcaption></figure>",
          "Last.[^1]",
          "[^1]: Note."
        ].join("\n\n")
      ),
      [
        ["furniture", "a chart"],
        ["furniture", "A bridge"],
        ["heading", "Why"],
        ["item", "first"],
        ["item", "second"],
        ["furniture", "code()"],
        ["furniture", "a\n1"],
        ["furniture", "Caption"],
        ["furniture", "Note."]
      ]
    )
  })

  it("knows captions, epigraphs, details and lists that are indented like code", () => {
    const cases: ReadonlyArray<[source: string, ...marks: ReadonlyArray<[kind: string, text: string]>]> = [
      ["![](b.png)\n*The bridge.*\n\n*It is all in italics.*", ["furniture", "The bridge."]],
      ["![](b.png)\n\n_The bridge._\n\nText.", ["furniture", "The bridge."]],
      ["{% include image.html src='b.png' %}\n*The bridge.*", ["furniture", "The bridge."]],
      ["<img src='b.png'>\n*The bridge.*\n\nText.", ["furniture", "The bridge."]],
      ["![[b.png]]\n\n*The bridge.*", ["furniture", "The bridge."]],
      ["Text.\n\n*It is all in italics.*"],
      ["<figure>\n<blockquote>Be kind.</blockquote>\n<figcaption>Ada</figcaption>\n</figure>", ["furniture", "Ada"]],
      ["<figure>\n\n> Be kind.\n\n<figcaption>Ada</figcaption>\n</figure>\n\nText.", ["furniture", "Ada"]],
      ["<aside>\n\nRead *this*.\n\n</aside>\n\nText.", ["furniture", "Read this."]],
      ["<aside>\n\nIt is never closed.\n\nText."],
      ["<details>\n<summary>More</summary>\n\nIt was late.\n\n</details>", ["furniture", "More"]],
      ["<details><summary>More</summary>It was late.</details>", ["furniture", "More"]],
      ["Text.\n\n<h2>Why</h2>\n<ul><li>one</li></ul>", ["heading", "Why"], ["item", "one"]],
      ["Do this:\n\n    * Thank the crew\n    * Pay the board", ["item", "Thank the crew"], ["item", "Pay the board"]],
      ["Do this:\n\n    - name: x y\n      run: z", ["furniture", "- name: x y\n  run: z"]],
      ["Do this:\n\n    * p = a * b;", ["furniture", "* p = a * b;"]]
    ]
    for (const [source, ...marks] of cases) assert.deepStrictEqual(marked(source), marks, source)
  })

  it("takes a second-level heading for the title where there is no other", () => {
    assert.strictEqual(plainMarkdown("## One\n\ntext\n\n### Two").title, "One")
    assert.strictEqual(plainMarkdown("## One\n\ntext\n\n## Two").title, undefined)
    assert.strictEqual(plainMarkdown("## One\n\ntext\n\n# Two").title, undefined)
    assert.strictEqual(plainMarkdown("text\n\n## One").title, undefined)
  })

  it("takes a first heading for the title only where it is the only one of its level", () => {
    assert.strictEqual(plainMarkdown("# One *title*\n\n## Two").title, "One title")
    assert.deepStrictEqual(marked("# One\n\ntext\n\n## Two"), [
      ["title", "One"],
      ["heading", "Two"]
    ])
    assert.strictEqual(plainMarkdown("# One\n\n# Two").title, undefined)
    assert.strictEqual(plainMarkdown("text\n\n# One").title, undefined)
  })

  const source = Schema.Array(
    Schema.Literals([
      "# ",
      "## ",
      "- ",
      "1. ",
      "> ",
      "    ",
      "\n",
      "\n\n",
      "*",
      "**",
      "`",
      "```\n",
      "[",
      "](x)",
      "![",
      "|",
      "---",
      "<div>",
      "</div>",
      "<!--",
      "-->",
      "[^1]",
      "[^1]: ",
      "word ",
      "🙂",
      "&amp;",
      "\\"
    ])
  )
  it.prop("marks are in order, apart, and whole paragraphs, whatever the source", [source], ([parts]) => {
    const { marks, text } = plainMarkdown(parts.join(""))
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

  it("takes a moment for tags that never end", () => {
    for (const start of ["<p", "<p ", "<br\n", "<!--", "<script </script "])
      plainMarkdown(`<div>\n${start.repeat(300_000)}`)
  })
})
