import type { AnnotatedArticle } from "../../../schemas/annotated.ts"

/** Where an article appeared, as far as its source tells: the URL's host, else the dataset's top folder; `""` where neither is known. */
export const outletOf = ({ article_id, source }: Pick<AnnotatedArticle, "article_id" | "source">): string =>
  hostOf(source) ?? hostOf(article_id) ?? (article_id.includes("/") ? article_id.slice(0, article_id.indexOf("/")) : "")

const hostOf = (address: string): string | undefined =>
  /^https?:/i.test(address) ? URL.parse(address)?.hostname.replace(/^www\./, "") : undefined
