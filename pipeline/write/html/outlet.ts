import type { AnnotatedArticle } from "../../../schemas/annotated.ts"
import type { Glance } from "./Glance.ts"

/** Where an article appeared, as far as its source tells: the URL's host, else the dataset's top folder; `""` where neither is known. */
export const outletOf = ({
  article_id,
  source
}: Pick<AnnotatedArticle, "article_id" | "source">): { readonly outlet: string; readonly isFolder: boolean } => {
  const host = hostOf(source) ?? hostOf(article_id)
  if (host !== undefined) return { outlet: host, isFolder: false }
  return { outlet: article_id.includes("/") ? article_id.slice(0, article_id.indexOf("/")) : "", isFolder: true }
}

/** What these places are called; undefined where there are none. */
export const outletNoun = ({ inFolders, onHosts }: Pick<Glance, "inFolders" | "onHosts">) => {
  if (inFolders === 0 && onHosts === 0) return undefined
  if (inFolders === 0) return { one: "Outlet", many: "Outlets", by: "By the host of an article's address" }
  if (onHosts === 0) return { one: "Folder", many: "Folders", by: "By the dataset's folder in which an article lies" }
  return {
    one: "Outlet or folder",
    many: "Outlets and folders",
    by: "By the host of an article's address, or else the folder that it lies in"
  }
}

const hostOf = (address: string): string | undefined =>
  /^https?:/i.test(address) ? URL.parse(address)?.hostname.replace(/^www\./, "") : undefined
