import { frame } from "../../pipeline/write/page/frame.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import { bundled, source } from "../../pipeline/write/page/source.ts"
import type { Task } from "./session.ts"

/** The labelling page; its scripts fill it. It looks as the reports do. */
export const labelPage = (task: Task, guidelines: Markup): string => {
  const { head, tail } = frame({
    title: `${task.dataset}: ${task.passes === undefined ? "label" : "settle"}`,
    styles: STYLES,
    scripts: [SCRIPT],
    loads: false,
    asks: true
  })
  return (
    head +
    markup`<header class="top">
<div class="row">
<label class="wide"><span class="unseen">Article</span><select id="article"></select></label>
<span class="pair"><button type="button" id="previous" data-act="previous">Previous</button>
<button type="button" id="next" data-act="next">Next</button></span>
<span id="saved" role="status"></span>
<span class="pair"><button type="button" id="progress" data-act="progress">Progress</button>
<button type="button" data-act="keys">Keys <kbd>?</kbd></button></span>
</div>
<p id="warning" class="note"></p>
</header>
<main>
<div class="spread">
<article aria-labelledby="title">
<p class="eyebrow" id="place"></p>
<h1 id="title" tabindex="-1"></h1>
<div id="text" role="listbox" aria-multiselectable="true" aria-label="Sentences"></div>
<p class="finish"><button type="button" id="done" data-act="done"></button></p>
</article>
<aside aria-label="Labels">
<div id="tools" role="toolbar" aria-label="Label what is selected"></div>
<p id="message" role="status" aria-live="polite"></p>
<section id="settling" aria-label="The difference" hidden></section>
<section id="here" aria-label="The segment here"></section>
<details id="guidelines"><summary>Guidelines <kbd>g</kbd></summary><div tabindex="0" role="region" aria-label="Guidelines">${guidelines}</div></details>
</aside>
</div>
</main>
<dialog id="dialog" aria-labelledby="dialog-title"></dialog>
<noscript><p class="note">This page needs JavaScript.</p></noscript>
`.text +
    tail
  )
}

const shared = (path: string): URL => new URL(`../../pipeline/write/${path}`, import.meta.url)

const SCRIPT = bundled(new URL("page/main.client.ts", import.meta.url))

const STYLES = [
  shared("page/page.css"),
  shared("page/labels.css"),
  shared("html/reader.css"),
  new URL("page/label.css", import.meta.url)
].map(source)
