/**
 * Markdown without what a site's generator puts in or takes out: tags of Liquid, Jekyll and Hugo, attribute lists of kramdown and Pandoc,
 * signs of callouts, wiki links, and of MDX imports, exports and components. The text inside of them stays, and so does all code.
 *
 * `mdx`: the file is MDX, where `{…}` is JavaScript. Every pattern looks a bounded way ahead, so the time is linear.
 */
export const withoutTemplates = (source: string, mdx: boolean): string => {
  const text = source.replace(LEFT_OUT, "").replace(CODE_TAGS, "\n```\n$<code>$<hugo>\n```\n")
  let prose = ""
  let at = 0
  for (const code of text.matchAll(CODE)) {
    prose += proseOf(text.slice(at, code.index), mdx) + code[0]
    at = code.index + code[0].length
  }
  return prose + proseOf(text.slice(at), mdx)
}

const LEFT_OUT =
  /\{%-? *comment *-?%\}(?:[^{]|\{(?!%-? *comment))*?\{%-? *endcomment *-?%\}|\{\/\*(?:[^*]|\*(?!\/))*\*\/\}/g

const CODE_TAGS =
  /\{% *(highlight|code|codeblock) [^{}]{0,200}%\}\n?(?<code>(?:[^{]|\{(?!% *(?:highlight|code)))*?)\{% *end\1 *%\}|\{\{[<%] *highlight [^{}]{0,200}[>%]\}\}\n?(?<hugo>(?:[^{]|\{(?!\{[<%] *highlight))*?)\{\{[<%] *\/ *highlight *[>%]\}\}/g

/** Fenced blocks, to the end of the text where they stay open, and spans of code on one line. */
const CODE =
  /^[ \t>]*(?<fence>`{3,}|~{3,})[^\n]*\n(?:[^]*?\n[ \t>]*\k<fence>[`~]*[ \t]*$|[^]*)|(?<!`)(?<run>`+)(?!`)[^\n]{0,500}?(?<!`)\k<run>(?!`)/gm

const proseOf = (text: string, mdx: boolean): string => {
  if (!/[{[<:!]|^(?:im|ex)port /m.test(text)) return text
  const plain = text
    .replace(TOC_LIST, "")
    .replace(TAGS, (tag) => (MEDIA.test(tag) ? PICTURE : ""))
    .replace(ATTRIBUTES, "")
    .replace(SPAN, "$1")
    .replace(HEADING_ID, "$1")
    .replace(CALLOUT, (_, quote: string, title: string) => (title === "" ? quote : `${quote}${title}\n${quote}`))
    .replace(CONTAINER, (_, title: string | undefined, rest: string) => `\n${title ?? rest}\n`)
    .replace(
      ADMONITION,
      (_, __, title = "", content: string) => `\n${title}\n\n${content.replace(/^(?: {4}|\t)/gm, "")}\n`
    )
    .replace(TOC_LINE, "")
    .replace(EMBED, PICTURE)
    .replace(WIKI_LINK, (_, page: string, label: string | undefined) => label ?? page)
    .replace(IMPORT, "")
  return mdx ? withoutExpressions(withoutComponents(plain.replace(EXPORT, ""))) : withoutComponents(plain)
}

/** What a picture leaves, so that the line under it can be known for its caption. */
const PICTURE = "![](-)"

const MEDIA = /image|img|figure|photo|picture|gallery|video|youtube|vimeo|embed/i

/** `{% include x %}`, `{{ site.url }}`, `{{< figure src="…" >}}`, `{{% notice %}}`. */
const TAGS = /\{%[^{}]{0,1000}%\}|\{\{[^{}]{0,1000}\}\}/g

/** `{: .lead}`, `{:toc}`, `{::options /}`. */
const ATTRIBUTES = /\{:[^{}\n]{0,300}\}/g

/** `[text]{.small}` */
const SPAN = /\[([^[\]\n]{1,300})\]\{[.#][^{}\n]{0,200}\}/g

const HEADING_ID = /^(#{1,6} [^{}\n]{0,500}?)[ \t]*\{[.#][^{}\n]{0,200}\}[ \t]*$/gm

/** A list's only item, which kramdown puts the table of contents in the place of. */
const TOC_LIST = /^[ \t]*(?:[*+-]|\d\.)[ \t][^\n]{0,200}\n[ \t]*\{: *toc\b[^{}\n]{0,200}\}/gim

const TOC_LINE = /^[ \t]*\[?\[_?toc_?\]\]?[ \t]*$/gim

/** `> [!NOTE]`, `> [!quote]- A title`. */
const CALLOUT = /^([ \t]{0,20}>[ \t>]{0,20})\[![\w-]{1,40}\][-+]?[ \t]*([^\n]*)$/gm

/** `:::tip A title`, `:::note[A title]{.x}`, `::: {.column}`, `:::`. */
const CONTAINER = /^[ \t]*:{3,}[ \t]*[\w-]*(?:\[([^\]\n]{0,300})\])?[ \t]*(?:\{[^}\n]{0,300}\})?[ \t]*([^\n]*)$/gm

/** `!!! note "A title"` with its text indented under it. */
const ADMONITION =
  /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+[\w-]{1,40}(?:[ \t]+[\w-]{1,40})*(?:[ \t]+"([^"\n]{0,300})")?[ \t]*\n((?:(?: {4}|\t)[^\n]*\n?|[ \t]*\n)*)/gm

const EMBED = /!\[\[[^[\]\n]{1,300}\]\]/g

/** `[[page]]` and `[[page|label]]`, but not a link whose text is in brackets: `[[1]](…)`. */
const WIKI_LINK = /\[\[([^[\]\n|]{1,300})(?:\\?\|([^[\]\n]{1,300}))?\]\](?![([])/g

const IMPORT = /^import\s(?:[\w*{}$,\s]{1,1000}\sfrom\s+)?["'][^"'\n]{1,300}["'];?[ \t]*$/gm

/** To the next blank line. */
const EXPORT =
  /^export\s+(?:const|let|var|function|default|async|class|type|interface|\{|\*)(?:[^\n]|\n(?![ \t]*\n))*/gm

/** Without the tags of components, `<Chart data={rows} />`; what stands between two of them stays. */
const withoutComponents = (text: string): string => {
  let rest = ""
  let at = 0
  for (const { 0: tag, index } of text.matchAll(COMPONENT)) {
    if (index < at) continue
    const end = endOfTag(text, index + tag.length)
    if (end === undefined) continue
    rest += text.slice(at, index) + (MEDIA.test(tag) && !tag.startsWith("</") ? PICTURE : "")
    at = end
  }
  return rest + text.slice(at)
}

const COMPONENT = /(?<![\w`\\])<\/?(?:[A-Z][\w.]{0,80}|(?=>))/g

/** After the `>` that closes the tag, which may have braces, strings and other tags in it; undefined where there is none. */
const endOfTag = (text: string, from: number): number | undefined => {
  let depth = 0
  let quote = ""
  for (let at = from; at < Math.min(text.length, from + LONGEST_TAG); at++) {
    const char = text.charAt(at)
    if (quote !== "") {
      if (char === quote) quote = ""
    } else if (char === '"' || char === "`" || (char === "'" && depth === 0)) quote = char
    else if (char === "{") depth++
    else if (char === "}") depth--
    else if (char === ">" && depth <= 0) return at + 1
    else if (char === "<" && depth <= 0) return undefined
  }
  return undefined
}

/** In UTF-16 code units. */
const LONGEST_TAG = 2000

/** Without JavaScript in braces; a string in them is text. */
const withoutExpressions = (text: string): string => {
  let rest = ""
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === "\\") at++
    else if (char === "{" && depth++ === 0) {
      rest += text.slice(start, at)
      start = at
    } else if (char === "}" && depth > 0 && --depth === 0) {
      rest += /^\{\s*(["'`])([^"'`]*)\1\s*\}$/.exec(text.slice(start, at + 1))?.[2] ?? ""
      start = at + 1
    }
  }
  // A brace that nothing closes was text.
  return rest + text.slice(start)
}
