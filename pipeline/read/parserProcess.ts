import type { Parsed, Parser } from "./parsed.ts"
import { Refused, TOO_DEEP } from "./parsed.ts"

/** The parsers, each with its libraries loaded when it is first needed. */
const PARSERS = {
  html: async (): Promise<Parser> => (await import("./html/parseHtml.ts")).parseHtml,
  docx: async (): Promise<Parser> => (await import("./docx/parseDocx.ts")).parseDocx,
  eml: async (): Promise<Parser> => (await import("./eml/parseEml.ts")).parseEml,
  pdf: async (): Promise<Parser> => (await import("./pdf/parsePdf.ts")).parsePdf
}

export type ParserName = keyof typeof PARSERS

/** What goes into a process and what comes out of it: plain values, which can be sent. */
export interface Task {
  readonly parser: ParserName
  readonly bytes: Uint8Array
}
export type Outcome = Parsed | { readonly error: string; readonly message: string }

const outcomeOf = async ({ bytes, parser }: Task): Promise<Outcome> => {
  try {
    const parse = await PARSERS[parser]()
    return await parse(bytes)
  } catch (error) {
    if (error instanceof Refused) return { error: error.error, message: error.message }
    // Parsers call themselves for what is inside of something.
    if (error instanceof RangeError) return { error: "TooDeep", message: TOO_DEEP }
    return {
      error: "Unreadable",
      message: `This file broke its parser (${String(error)}); it is damaged, or please report it`
    }
  }
}

process.on("message", async (task: Task) => process.send!(await outcomeOf(task)))
// The run was killed: nobody waits for what is being parsed.
process.on("disconnect", () => process.exit())
