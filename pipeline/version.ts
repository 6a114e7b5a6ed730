import manifest from "../package.json" with { type: "json" }

/** The program's version: of every run's outputs, and of the parts that it may reuse. */
export const VERSION: string = manifest.version
