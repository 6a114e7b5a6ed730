import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { comparisonsSection } from "./comparisons.ts"
import { confidenceSection } from "./confidence.ts"
import { confusionsSection } from "./confusions.ts"
import { data } from "./data.ts"
import { errorsSection } from "./errorCounts.ts"
import { figures } from "./figures.ts"
import { Markup, markup } from "./markup.ts"
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
    ...report.articles.length === 0 ? [] : [
      { id: "articles", name: "Articles", markup: articles(report) },
      { id: "reader", name: "Reader", markup: READER }
    ]
  ].filter(({ markup }) => markup !== undefined)
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.dataset}: evaluation</title>
<link rel="icon" href="data:,">
<style>${STYLES}</style>
</head>
<body>
<header>
<p class="eyebrow">Evaluation</p>
<h1>${report.dataset}</h1>
<p class="facts">${figures.count(report.articleCount)} ${report.articleCount === 1 ? "article" : "articles"}
<code>${report.signature}</code></p>
${report.notes.map((note) => markup`<p class="note">${note}</p>`)}
<nav aria-label="Sections">${sections.map(({ id, name }) => markup`<a href="#${id}">${name}</a> `)}</nav>
</header>
<main>${sections.map(({ markup }) => markup!)}
</main>
${report.articles.length > 0 ? [data(report), ...SCRIPTS.map((script) => new Markup(`<script type="module">${script}</script>`))] : []}
</body>
</html>
`.text
}

/** With plain line ends, as the browser has them when it checks a script against the policy. */
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8").replaceAll("\r\n", "\n")

const STYLES = new Markup(["page.css", "reader.css"].map(read).join("\n"))
const SCRIPTS = ["articles.client.js", "reader.client.js"].map(read)

const POLICY = [
  "default-src 'none'",
  "img-src data:",
  "style-src 'unsafe-inline'",
  `script-src ${SCRIPTS.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`).join(" ")}`,
  "base-uri 'none'",
  "form-action 'none'"
].join("; ")

/** articles.client.js fills it. */
const articles = ({ articleCount, articles }: Report): Markup => markup`
<section id="articles">
<h2>Articles</h2>
<p class="lead">A metric on each article alone. Click a heading to sort, an article to read it.${
  articles.length < articleCount ? ` ${figures.count(articles.length)} of the ${figures.count(articleCount)} articles are in this file.` : ""}</p>
<noscript><p class="note">The table of articles and the reader need JavaScript.</p></noscript>
<p class="controls"><label>Metric <select id="metric"></select></label></p>
<div class="scroll" tabindex="0" role="region" aria-label="Scores of each article"><table id="article-table"></table></div>
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
