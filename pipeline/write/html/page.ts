import { LABELS } from "../../../schemas/label.ts"
import { figures } from "../page/figures.ts"
import { embedded, inertJson } from "../page/embedded.ts"
import { frame } from "../page/frame.ts"
import { type Markup, markup } from "../page/markup.ts"
import { bundled, source } from "../page/source.ts"
import type { About } from "../OutputFormat.ts"
import { MOST_DOUBTS } from "./doubts.ts"
import type { Glance } from "./Glance.ts"
import { monthsSection, outletsSection } from "./groups.ts"
import { outletNoun } from "./outlet.ts"
import { overviewSection } from "./overview.ts"

/**
 * The page: the figures as plain HTML, the rest for the script to fill. The data that it holds come between `head` and `tail`;
 * `loads` where others lie beside it.
 */
export const reportPage = (
  { dataset, extractor, version }: About,
  glance: Glance,
  listed: number,
  index: object,
  loads: boolean
) => {
  const sections = [
    { id: "overview", name: "Overview", markup: overviewSection(glance) },
    { id: "outlets", name: outletNoun(glance)?.many ?? "", markup: outletsSection(glance) },
    { id: "dates", name: "Dates", markup: monthsSection(glance) },
    ...(listed === 0
      ? []
      : [
          { id: "review", name: "For review", markup: REVIEW },
          { id: "articles", name: "Articles", markup: articles(glance, listed) },
          { id: "reader", name: "Reader", markup: READER }
        ])
  ].filter(({ markup }) => markup !== undefined)
  const { head, tail } = frame({
    title: `${dataset.name}: arguments`,
    styles: STYLES,
    scripts: listed === 0 ? [] : [SCRIPT],
    loads
  })
  return {
    head:
      head +
      markup`<header>
<p class="eyebrow">Arguments, found by ${extractor.name}</p>
<h1>${dataset.name}</h1>
<p class="facts">${plural(glance.articles, "article")}<span>${plural(
        LABELS.reduce((sum, label) => sum + glance.labels[label].segments, 0),
        "segment"
      )}</span>${
        glance.failures === 0
          ? undefined
          : markup`<span class="bad">${plural(glance.failures, "article")} failed, whole or in part: see failures.csv</span>`
      }${
        glance.warnings === 0
          ? undefined
          : markup`<span>${plural(glance.warnings, "warning")} about what was read: see warnings.csv</span>`
      }
<code>${extractor.name} · version ${version}</code></p>
<nav aria-label="Sections">${sections.map(({ id, name }) => markup`<a href="#${id}">${name}</a> `)}</nav>
</header>
<main>${sections.map(({ markup }) => markup!)}
</main>
${embedded("index", inertJson(index))}
`.text,
    tail
  }
}

const plural = (count: number, noun: string): Markup => markup`${figures.count(count)} ${noun}${count === 1 ? "" : "s"}`

const page = (name: string): URL => new URL(`../page/${name}`, import.meta.url)
const own = (name: string): URL => new URL(name, import.meta.url)

const STYLES = [page("page.css"), page("labels.css"), own("glance.css"), own("reader.css"), own("map.css")].map(source)
const SCRIPT = bundled(own("keys.client.js"))

/** review.client.js fills it. */
const REVIEW = markup`
<section id="review" hidden>
<h2>For review</h2>
<p class="lead">The segments of which the extractor was least sure, least sure first, at most ${figures.count(MOST_DOUBTS)} of each label:
<kbd>r</kbd> opens the next one in its article, <kbd>Shift</kbd> <kbd>r</kbd> the one before.
To correct them into gold: <code>pnpm label --run</code> and the folder of this page.</p>
<div class="filters" role="group" aria-label="Show only segments with these labels" id="review-labels"></div>
<ol id="queue"></ol>
<p class="pager" id="queue-pager"></p>
</section>`

/** list.client.js fills it. */
const articles = (glance: Glance, listed: number): Markup => markup`
<section id="articles">
<h2>Articles</h2>
<p class="lead">Each with its thesis: the surest, where it has several. Click a heading to sort, an article to read it.${
  listed < glance.articles
    ? ` The list has the first ${figures.count(listed)} of ${figures.count(glance.articles)} articles; the figures above count all.`
    : ""
}</p>
<noscript><p class="note">The list of articles and the reader need JavaScript.</p></noscript>
<div class="controls" role="search">
<label class="wide">Search <input type="search" id="view-q" placeholder="title, author, thesis" autocomplete="off" spellcheck="false"></label>
<label><input type="checkbox" id="in-texts"> in the texts too</label>
</div>
<div class="controls" role="group" aria-label="Filters">
<label>Has a <select id="view-label"></select></label>
<label>with confidence up to <input type="number" id="view-sure" min="0" max="1" step="0.05" placeholder="1"></label>
<label>Author <input id="view-author" list="authors" autocomplete="off"></label><datalist id="authors"></datalist>
<label>${outletNoun(glance)?.one ?? "Outlet"} <input id="view-outlet" list="outlets-known" autocomplete="off"></label><datalist id="outlets-known"></datalist>
<label>From <input type="date" id="view-from"></label>
<label>to <input type="date" id="view-to"></label>
<button type="button" id="view-reset">All articles</button>
</div>
<p class="hint" id="found" role="status"></p>
<p class="controls keep"><button type="button" id="save-articles">Save this list as CSV</button>
<button type="button" id="save-segments">Save its segments as CSV</button></p>
<table id="list" class="sortable"></table>
<p class="pager" id="list-pager"></p>
</section>`

/** What keys.client.js does. */
const KEYS: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
  [["j", "k"], "next and previous segment"],
  [["Enter"], "on a segment: to what it supports or attacks; in the search: to the first article found"],
  [["m"], "to the argument map; there the arrows go along the links, Enter to the text"],
  [["n", "p"], "next and previous article of the list"],
  [["r", "R"], "next and previous segment for review"],
  [["/"], "to the search"],
  [["Esc"], "out of a field"],
  [["?"], "these keys"]
]

/** reader.client.js fills it. */
const READER = markup`
<section id="reader">
<div class="bar"><span class="eyebrow" id="place"></span>
<span class="pair"><button type="button" id="previous-article">Previous</button>
<button type="button" id="next-article">Next</button></span></div>
<h2 id="reader-title" tabindex="-1">Reader</h2>
<p class="facts" id="reader-facts"></p>
<div class="filters" role="group" aria-label="Show only segments with these labels" id="labels"></div>
<p class="hint"><kbd>j</kbd> <kbd>k</kbd> next and previous segment, <kbd>Enter</kbd> to what it supports or attacks,
<kbd>m</kbd> to the argument map,
<kbd>n</kbd> <kbd>p</kbd> next and previous article, <kbd>r</kbd> next for review, <kbd>/</kbd> search, <kbd>?</kbd> all keys.</p>
<div class="spread"><div id="text"></div>
<aside id="detail" aria-label="The segment in detail"></aside></div>
<div id="map-box" hidden>
<h3>Argument map</h3>
<p class="hint" id="map-tools"></p>
<div id="map"></div>
</div>
</section>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>${KEYS.map(([keys, meaning]) => markup`<dt>${keys.map((key) => markup`<kbd>${key}</kbd> `)}</dt><dd>${meaning}</dd>`)}</dl>
<form method="dialog"><button>Close</button></form>
</dialog>`
