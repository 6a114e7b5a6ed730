import { figures } from "../../pipeline/write/page/figures.ts"
import { frame } from "../../pipeline/write/page/frame.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import { bundled, source } from "../../pipeline/write/page/source.ts"
import { comparisonsSection } from "./comparisons.ts"
import { confidenceSection } from "./confidence.ts"
import { confusionsSection } from "./confusions.ts"
import { data } from "./data.ts"
import { errorsSection } from "./errorCounts.ts"
import type { Report } from "./Report.ts"
import { scoresSection } from "./scores.ts"

/**
 * The report as one HTML file that needs nothing else: no network, no other file. The figures are plain HTML and SVG; only
 * the table of articles and the reader need its two scripts, and the page's own policy lets no other script run.
 */
export const reportHtml = (report: Report): string => {
  const sections = [
    { id: "scores", name: "Scores", markup: scoresSection(report) },
    { id: "comparisons", name: "Comparisons", markup: comparisonsSection(report) },
    { id: "confusions", name: "Confusions", markup: confusionsSection(report) },
    { id: "errors", name: "Errors", markup: errorsSection(report) },
    { id: "confidence", name: "Confidence", markup: confidenceSection(report) },
    ...(report.articles.length === 0
      ? []
      : [
          { id: "articles", name: "Articles", markup: articles(report) },
          { id: "reader", name: "Reader", markup: READER }
        ])
  ].filter(({ markup }) => markup !== undefined)
  const hasArticles = report.articles.length > 0
  const { head, tail } = frame({
    title: `${report.dataset}: evaluation`,
    styles: STYLES,
    scripts: hasArticles ? SCRIPTS : [],
    loads: false
  })
  return (
    head +
    markup`<header>
<p class="eyebrow">Evaluation</p>
<h1>${report.dataset}</h1>
<p class="facts">${figures.count(report.articleCount)} ${report.articleCount === 1 ? "article" : "articles"}
<code>${report.signature}</code></p>
${report.notes.map((note) => markup`<p class="note">${note}</p>`)}
<nav aria-label="Sections">${sections.map(({ id, name }) => markup`<a href="#${id}">${name}</a> `)}</nav>
</header>
<main>${sections.map(({ markup }) => markup!)}
</main>
${hasArticles ? data(report) : undefined}
`.text +
    tail
  )
}

const page = (name: string): URL => new URL(`../../pipeline/write/page/${name}`, import.meta.url)
const own = (name: string): URL => new URL(name, import.meta.url)

const STYLES = [page("page.css"), page("labels.css"), own("scores.css"), own("reader.css")].map(source)
const SCRIPTS = ["articles.client.js", "reader.client.js"].map((name) => bundled(own(name)))

/** articles.client.js fills it. */
const articles = ({ articleCount, articles }: Report): Markup => markup`
<section id="articles">
<h2>Articles</h2>
<p class="lead">A metric on each article alone. Click a heading to sort, an article to read it.${
  articles.length < articleCount
    ? ` ${figures.count(articles.length)} of the ${figures.count(articleCount)} articles are in this file.`
    : ""
}</p>
<noscript><p class="note">The table of articles and the reader need JavaScript.</p></noscript>
<div class="controls" role="search"><label class="wide">Search <input type="search" id="view-q" placeholder="title, id" autocomplete="off" spellcheck="false"></label>
<label>Extractor <select id="view-extractor"></select></label>
<label>with the error <select id="view-error"></select></label>
<label>Metric <select id="metric"></select></label></div>
<p class="hint" id="found" role="status"></p>
<div class="scroll" tabindex="0" role="region" aria-label="Scores of each article"><table id="article-table" class="sortable"></table></div>
<p class="more"><button type="button" id="more" hidden></button></p>
</section>`

/** reader.client.js fills it. */
const READER = markup`
<section id="reader">
<h2 id="reader-title" tabindex="-1">Reader</h2>
<div class="controls">
<label class="wide">Article <select id="article"></select></label>
<label>System <select id="system"></select></label>
<span class="pair"><button type="button" id="previous-article">Previous</button>
<button type="button" id="next-article">Next</button></span>
</div>
<div class="filters" role="group" aria-label="Show only segments of these types" id="types"></div>
<div class="filters" role="group" aria-label="Show only segments with these labels" id="labels"></div>
<p class="hint"><kbd>j</kbd> <kbd>k</kbd> next and previous error, <kbd>n</kbd> <kbd>p</kbd> next and previous article.
The numbers on the buttons count segments of both sides.</p>
<p class="sides" role="group" aria-label="Side shown">
<button type="button" data-side="gold" aria-pressed="true">Gold</button>
<button type="button" data-side="predicted" aria-pressed="false">Prediction</button></p>
<p class="printed" id="printed"></p>
<div id="text"></div>
<div id="detail" role="status" aria-live="polite"></div>
</section>`
