import { FORMATS } from "./formats.ts"
import type { OpenOptions } from "./OutputFormat.ts"
import { render, type Rendered } from "./render.ts"
import { textFiles } from "./texts.ts"

/** What a thread is given: plain values, which can be copied between threads. */
export interface RenderTask {
  readonly content: Uint8Array
  /** Names of formats. */
  readonly formats: ReadonlyArray<string>
  readonly options: OpenOptions
}

/** Renders a part. Called by piscina in a worker thread. */
export default ({ content, formats, options }: RenderTask): Rendered =>
  render(content, textFiles(formats.map((name) => FORMATS.find((format) => format.name === name)!)), options)
