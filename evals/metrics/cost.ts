import type { Usage } from "../../schemas/extraction.ts"

export interface Cost {
  /** NaN where nothing was timed. */
  readonly articlesPerSecond: number
  /** Means an article, those included that cost nothing; absent where no article reports usage. Money is in US dollars. */
  readonly perArticle?: {
    readonly requests: number
    readonly inputTokens: number
    readonly outputTokens: number
    readonly cost: number
  }
}

/** What `articles` articles took, in seconds of wall clock, and what those that cost something report. */
export const cost = (articles: number, seconds: number, usages: ReadonlyArray<Usage>): Cost => {
  const mean = (of: (usage: Usage) => number) => usages.reduce((sum, usage) => sum + of(usage), 0) / articles
  return {
    articlesPerSecond: seconds > 0 ? articles / seconds : Number.NaN,
    ...(usages.length > 0 && {
      perArticle: {
        requests: mean((usage) => usage.requests),
        inputTokens: mean((usage) => usage.inputTokens),
        outputTokens: mean((usage) => usage.outputTokens),
        cost: mean((usage) => usage.cost)
      }
    })
  }
}
