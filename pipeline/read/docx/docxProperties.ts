import { parseXml, XmlElement } from "@rgrove/parse-xml"
import { ownProperties } from "../properties.ts"
import type { DocxParts } from "./docxParts.ts"

/** Title and author of a Word document as its properties have them; its dates are the file's, not the article's. */
export const docxProperties = (parts: DocxParts) => {
  let elements: ReadonlyArray<XmlElement> = []
  try {
    const core = new TextDecoder().decode(parts.get("docProps/core.xml"))
    elements = parseXml(core).root?.children.filter((child) => child instanceof XmlElement) ?? []
  } catch {
    // Damaged properties cost their document nothing else.
  }
  const value = (name: string) => elements.find((element) => element.name === name)?.text
  return ownProperties({ title: value("dc:title"), author: value("dc:creator") })
}
