import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { plainMarkdown } from "./plainMarkdown.ts"
import { withoutTemplates } from "./templates.ts"

describe("withoutTemplates", () => {
  const cases: Readonly<Record<string, ReadonlyArray<[source: string, text: string]>>> = {
    "tags of Liquid, Jekyll and Hugo": [
      ["{% include toc.html %}\n\nText {{ site.title }}here.", "Text here."],
      ["See [the plan]({% post_url 2024-01-01-plan %}) for more.", "See the plan for more."],
      ['{{< figure src="b.png" >}}\n\nText.\n\n{{% notice tip %}}\nMind it.\n{{% /notice %}}', "Text.\n\nMind it."],
      ["{%- comment -%}\nNo.\n{%- endcomment -%}\nText.", "Text."],
      ["{% quote %}Be kind.{% endquote %}", "Be kind."]
    ],
    "attribute lists and tables of contents": [
      ["Text.\n{: .lead}\n\nMore *text*{: #x}.", "Text.\n\nMore text."],
      ["# The plan {#plan .big}\n\n[Note]{.small} it.", "The plan\n\nNote it."],
      ["* TOC\n{:toc}\n\n[TOC]\n\n[[_TOC_]]\n\nText.", "Text."]
    ],
    "callouts and containers": [
      ["> [!NOTE]\n> Mind it.", "Mind it."],
      ["> [!quote]- Ada Holm\n> Be kind.", "Ada Holm\n\nBe kind."],
      [":::tip\nMind it.\n:::\n\n::: {.wide}\nText.\n:::", "Mind it.\n\nText."],
      [":::note[Heads up]\nMind it.\n:::", "Heads up\n\nMind it."],
      ['!!! note "Heads up"\n    Mind it.\n\n    Text.\n\nMore.', "Heads up\n\nMind it.\n\nText.\n\nMore."]
    ],
    "wiki links": [
      ["See [[The plan]] and [[a/b#c|the map]].", "See The plan and the map."],
      ["It is so [[1]](https://x.example).", "It is so [1]."],
      ["![[b.png]]\n\nText.", "Text."]
    ],
    "imports and components": [
      ['import A from "./a"\nimport {\n  B\n} from "./b"\n\nText.', "Text."],
      ['<Callout type={{ a: ">" }}>\nMind the <Link to="/x">gap</Link>.\n</Callout>', "Mind the gap."]
    ],
    "neither code nor what only looks alike": [
      ["Write `{% include x %}` and `[[y]]`.", "Write {% include x %} and [[y]]."],
      ["```\n{{ x }}\n[[y]]\n```", "{{ x }}\n[[y]]"],
      ["{% highlight js %}\n{{ x }}\n{% endhighlight %}", "{{ x }}"],
      [
        'A set {a, b} and 2 < 3 > 1.\n\nI import "things".\n\nexport fell',
        'A set {a, b} and 2 < 3 > 1.\n\nI import "things".\n\nexport fell'
      ],
      ["It ends::: here!!!", "It ends::: here!!!"]
    ]
  }
  for (const [what, pairs] of Object.entries(cases)) {
    it(what, () => {
      for (const [source, text] of pairs) assert.strictEqual(plainMarkdown(source).text, text, source)
    })
  }

  it("of MDX, exports and expressions too", () => {
    assert.strictEqual(
      withoutTemplates('export const a = {\n  b: 1\n}\n\nText {props.x}{" "}here, \\{so}.', true),
      "\n\nText  here, \\{so}."
    )
    assert.strictEqual(withoutTemplates("It never { ends.", true), "It never { ends.")
  })

  it.prop("leaves what has no such sign as it is", [Schema.String], ([text]) => {
    const plain = text.replace(/[{}[\]<:!`]/g, "")
    assert.strictEqual(withoutTemplates(plain, true), plain)
  })

  it("takes a moment for signs that never end", () => {
    const starts = [
      "{% ",
      "{{ ",
      "{% comment %}",
      "{: ",
      "[[a",
      "<A ",
      "<A {",
      "`",
      "``a` ",
      "```\n",
      "import {",
      "{",
      "{/*",
      "!!! a\n"
    ]
    for (const start of starts) {
      const started = performance.now()
      withoutTemplates(start.repeat(30_000), true)
      // A few milliseconds each; quadratic time would be minutes.
      assert.isBelow(performance.now() - started, 10_000, start)
    }
  }, 60_000)
})
