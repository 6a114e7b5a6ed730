import type { Parsed, Parser, Reason } from "./parsed.ts"
import { LARGEST } from "./fileFailure.ts"
import { reasonOf, TOO_LARGE } from "./parsed.ts"

/** The parsers, each with its libraries loaded when it is first needed. */
const PARSERS = {
  html: async (): Promise<Parser> => (await import("./html/parseHtml.ts")).parseHtml,
  docx: async (): Promise<Parser> => (await import("./docx/parseDocx.ts")).parseDocx,
  eml: async (): Promise<Parser> => (await import("./eml/parseEml.ts")).parseEml,
  pdf: async (): Promise<Parser> => (await import("./pdf/parsePdf.ts")).parsePdf,
  markdown: async (): Promise<Parser> => {
    const { parseMarkdown } = await import("./parseMarkdown.ts")
    return async (bytes) => parseMarkdown(Buffer.from(bytes).toString(), false)
  },
  mdx: async (): Promise<Parser> => {
    const { parseMarkdown } = await import("./parseMarkdown.ts")
    return async (bytes) => parseMarkdown(Buffer.from(bytes).toString(), true)
  }
}

export type ParserName = keyof typeof PARSERS

/** What goes into a process and what comes out of it: plain values, which can be sent. */
export interface Task {
  readonly parser: ParserName
  readonly bytes: Uint8Array
}
export type Outcome = Parsed | Reason

const outcomeOf = async ({ bytes, parser }: Task): Promise<Outcome> => {
  try {
    const parse = await PARSERS[parser]()
    const parsed = await parse(bytes)
    return parsed.body.length > LARGEST ? TOO_LARGE : parsed
  } catch (error) {
    return reasonOf(error)
  }
}

process.on("message", async (task: Task) => process.send!(await outcomeOf(task)))
// The run was killed: nobody waits for what is being parsed.
process.on("disconnect", () => process.exit())
